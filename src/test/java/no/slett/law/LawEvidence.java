package no.slett.law;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes what the marked tests of this JVM showed, in a file of its own beside those of the other
 * JVMs of the run, for {@link LawReport}. JUnit finds it through META-INF/services.
 */
public final class LawEvidence implements TestExecutionListener {
  private final Evidence evidence = new Evidence();
  private final Path file;

  /** As JUnit makes it: the file goes into the run's folder. */
  public LawEvidence() {
    this(LawReport.folder());
  }

  LawEvidence(Path folder) {
    this.file = folder.resolve(ProcessHandle.current().pid() + ".json");
  }

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
    try {
      Files.createDirectories(file.getParent());
      new JsonMapper().writeValue(file.toFile(), evidence.tests());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
