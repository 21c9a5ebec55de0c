package no.slett.law;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the requirements whose marked tests passed in this run, prints them, and writes {@code
 * target/law-report.json}. JUnit finds it through META-INF/services.
 */
public final class LawReport implements TestExecutionListener {
  private final Evidence evidence = new Evidence(Requirements.load());
  private final Path file;
  private final PrintStream out;

  /** As JUnit makes it: the report goes into the build's folder. */
  public LawReport() {
    this(Path.of(System.getProperty("basedir", "."), "target", "law-report.json"), System.out);
  }

  LawReport(Path file, PrintStream out) {
    this.file = file;
    this.out = out;
  }

  /** What the file holds. */
  record Report(List<String> proven, List<String> failed, List<Evidence.Row> requirements) {}

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() != Status.ABORTED
        && test.getSource().orElse(null) instanceof MethodSource source) {
      var name = source.getClassName() + "." + source.getMethodName();
      var passed = result.getStatus() == Status.SUCCESSFUL;
      for (var id : Marks.of(source.getJavaClass(), source.getJavaMethod())) {
        evidence.add(id, name, passed, test.isTest() || !passed);
      }
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    print(evidence.proven(), evidence.failed());
    write(new Report(evidence.proven(), evidence.failed(), evidence.rows()));
  }

  private void print(List<String> proven, List<String> failed) {
    var total = Requirements.load().size();
    out.printf(
        "Law: %d of %d requirements have a proving test that passed in this run: %s%n",
        proven.size(), total, String.join(" ", proven));
    if (!failed.isEmpty()) {
      out.printf("Law: a test failed for: %s%n", String.join(" ", failed));
    }
  }

  private void write(Report report) {
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    try {
      Files.createDirectories(file.getParent());
      mapper.writeValue(file.toFile(), report);
    } catch (IOException e) {
      out.println("Law: the report could not be written: " + e);
    }
  }
}
