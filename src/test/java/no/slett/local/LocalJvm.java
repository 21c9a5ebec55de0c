package no.slett.local;

import java.io.IOException;
import java.nio.file.Path;

/** A JVM of its own with a {@link LocalPostgres}, to be killed. */
final class LocalJvm {
  private final Path state;
  private final int port;

  LocalJvm(Path state, int port) {
    this.state = state;
    this.port = port;
  }

  /** Starts PostgreSQL in another JVM, kills that JVM, and returns what it left behind. */
  ProcessHandle startAndKill() throws IOException {
    var jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalJvm.class.getName(),
                state.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // One byte says that it runs; without one, the JVM ended.
    var running = jvm.getInputStream().read() != -1;
    jvm.destroyForcibly().onExit().join();
    if (!running) {
      throw new IOException("It did not start");
    }
    return new PostmasterFile(state.resolve("postgres")).process().orElseThrow();
  }

  /** Arguments: folder of the state, port. */
  public static void main(String[] args) throws Exception {
    var state = Path.of(args[0]);
    var secrets = LocalSecrets.in(state.resolve("secrets"));
    LocalPostgres.start(state, Integer.parseInt(args[1]), secrets);
    System.out.println("started");
    Thread.currentThread().join();
  }
}
