package no.slett.spine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.clock.ServiceClock;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;

/** An instance in a JVM of its own, which dies on the spot once a step is done. */
final class CrashingService implements AutoCloseable {
  private static final int CRASHED = 9;

  private final Process process;
  private final int port;

  private CrashingService(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and returns when it is ready. */
  static CrashingService start(House house, Enum<?> step) throws IOException {
    return start(house, step.name(), 256);
  }

  /** One that does not die, with so many megabytes of heap. */
  static CrashingService small(House house, int megabytes) throws IOException {
    return start(house, "", megabytes);
  }

  private static CrashingService start(House house, String step, int heap) throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingService.class.getName(),
                step));
    builder.environment().putAll(house.environment());
    var process = builder.redirectError(Redirect.INHERIT).start();
    var ports = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (ports == null) {
      throw new IOException("the instance did not start");
    }
    var both = ports.split(" ", 2);
    House.awaitReady(Integer.parseInt(both[1]));
    return new CrashingService(process, Integer.parseInt(both[0]));
  }

  int port() {
    return port;
  }

  Story story() {
    return Story.at(port);
  }

  /** Returns when it has died by itself. */
  void awaitCrash() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != CRASHED) {
      throw new AssertionError("the instance did not crash");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Argument: the step. Prints both ports; ends with the JVM that started it. */
  public static void main(String[] args) throws IOException {
    var clock = InstantSource.system();
    var service =
        new Service(
            Configuration.read(System.getenv(), Optional.empty()),
            new ServiceClock(clock),
            new SystemClock(clock),
            new CrashPoints(crashAt(args[0]), crashAt(args[0])));
    System.out.println(service.port() + " " + service.operatorPort());
    while (System.in.read() >= 0) {
      // nobody writes; the end of the stream is the end of the other JVM
    }
    Runtime.getRuntime().halt(1);
  }

  private static <T extends Enum<T>> Consumer<T> crashAt(String step) {
    return done -> {
      if (done.name().equals(step)) {
        Runtime.getRuntime().halt(CRASHED);
      }
    };
  }
}
