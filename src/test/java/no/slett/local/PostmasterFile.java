package no.slett.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The lock file in which a running PostgreSQL tells who it is (first line) and where (fourth). */
record PostmasterFile(Path data) {

  Optional<Integer> port() throws IOException {
    var lines = lines();
    return lines.size() < 4 ? Optional.empty() : Optional.of(Integer.valueOf(lines.get(3).strip()));
  }

  /** The process that the file names, if that is alive; not necessarily PostgreSQL. */
  Optional<ProcessHandle> process() {
    try {
      var lines = lines();
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Math.abs(Long.parseLong(lines.getFirst().strip())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Deletes a file whose process number belongs to some other program by now, as happens when a
   * container or machine comes up again. PostgreSQL itself would take that program for another
   * postmaster and refuse to start.
   */
  void deleteIfStale() throws IOException {
    var program = process().flatMap(p -> p.info().command());
    if (program.isPresent() && !Path.of(program.get()).endsWith("postgres")) {
      Files.delete(file());
    }
  }

  private List<String> lines() throws IOException {
    return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
  }

  private Path file() {
    return data.resolve("postmaster.pid");
  }
}
