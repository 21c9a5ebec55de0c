package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Local mode in a JVM of its own, with no service in it, to be ended from outside. */
final class LocalJvm {
  /** Where the servers of other tests are unpacked. */
  static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

  private LocalJvm() {}

  /** Starts it and returns once it is ready, or has ended. */
  static Process start(Path state, LocalPorts ports) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var arguments =
        Stream.of(ports.pages(), ports.issuer(), ports.mailPage(), ports.smtp(), ports.postgres())
            .map(String::valueOf);
    var command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            LocalJvm.class.getName(),
            "" + state);
    var jvm =
        new ProcessBuilder(Stream.concat(command.stream(), arguments).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var lines = jvm.inputReader(UTF_8);
    var line = lines.readLine();
    while (line != null && !line.contains("Ctrl-C ends everything")) {
      line = lines.readLine();
    }
    return jvm;
  }

  /** Arguments: folder of the state, ports of pages, issuer, mail page, SMTP and PostgreSQL. */
  public static void main(String[] args) {
    var ports = Stream.of(args).skip(1).map(Integer::valueOf).toList();
    var all =
        new LocalPorts(ports.get(0), 0, ports.get(1), ports.get(2), ports.get(3), ports.get(4));
    var options = new LocalOptions(Path.of(args[0]), all, false, "PT0S");
    Local.run(options, (configuration, clock) -> () -> {});
  }
}
