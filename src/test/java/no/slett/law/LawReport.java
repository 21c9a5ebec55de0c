package no.slett.law;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Counts the requirements whose marked tests passed in a run, prints them, and writes {@code
 * target/law-report.json}. The build runs it after all tests, whichever JVM each of them ran in.
 */
public final class LawReport {
  private static final TypeReference<Map<String, SortedMap<String, Boolean>>> TESTS =
      new TypeReference<>() {};

  private final JsonMapper mapper =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final Path folder;
  private final PrintStream out;

  LawReport(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** What the file holds. */
  record Report(List<String> proven, List<String> failed, List<Requirement> requirements) {}

  /** One line of the report. */
  record Requirement(String id, String title, SortedMap<String, Boolean> tests) {}

  /** Reports on the run that the build names. */
  public static void main(String[] arguments) throws IOException {
    new LawReport(folder(), System.out).write(Path.of("target", "law-report.json"));
  }

  /** Where the JVMs of this run leave what they saw. */
  static Path folder() {
    var top = Path.of(System.getProperty("basedir", "."));
    return top.resolve("target").resolve("law").resolve(System.getProperty("slett.law.run", "run"));
  }

  void write(Path file) throws IOException {
    var evidence = collected();
    var titles = Requirements.load();
    var proven = titles.keySet().stream().filter(evidence::proves).toList();
    var failed = titles.keySet().stream().filter(evidence::fails).toList();
    var requirements =
        titles.entrySet().stream()
            .map(e -> new Requirement(e.getKey(), e.getValue(), evidence.of(e.getKey())))
            .toList();
    print(proven, failed, titles.size());
    mapper.writeValue(file.toFile(), new Report(proven, failed, requirements));
  }

  private Evidence collected() throws IOException {
    var evidence = new Evidence();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        mapper
            .readValue(file.toFile(), TESTS)
            .forEach((id, tests) -> tests.forEach((test, ok) -> evidence.add(id, test, ok, true)));
      }
    }
    return evidence;
  }

  private void print(List<String> proven, List<String> failed, int total) {
    out.printf(
        "Law: %d of %d requirements have a proving test that passed in this run: %s%n",
        proven.size(), total, String.join(" ", proven));
    if (!failed.isEmpty()) {
      out.printf("Law: a test failed for: %s%n", String.join(" ", failed));
    }
  }
}
