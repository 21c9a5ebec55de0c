package no.slett.build;

import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs google-java-format over every Java file below a folder.
 *
 * <p>Arguments: {@code --check} (exit 1 and name the files that differ) or {@code --write}, then
 * the folder. It runs here, on the toolchain's JDK, because formatter plugins use the javac of the
 * JVM that runs Maven, which may be too old for this source.
 */
public final class Format {
  private Format() {}

  /** Formats or checks; exits non-zero when a checked file differs. */
  public static void main(String[] args) throws IOException {
    var arguments = new ArrayList<String>();
    if (args[0].equals("--check")) {
      arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    } else {
      arguments.add("--replace");
    }
    try (var files = Files.walk(Path.of(args[1]))) {
      files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
    }
    Main.main(arguments.toArray(String[]::new));
  }
}
