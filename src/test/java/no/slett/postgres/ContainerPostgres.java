package no.slett.postgres;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * PostgreSQL in a container: when {@code -Dslett.containers=true} asks for it, or when a Docker
 * engine answers soon and has the image already. An engine alone says little: it may be unable to
 * fetch any image.
 */
final class ContainerPostgres {
  private static final String IMAGE = "postgres:18";

  private ContainerPostgres() {}

  static Optional<PostgresServer> startIfWanted() {
    if (Boolean.getBoolean("slett.containers")) {
      return Optional.of(start());
    }
    return imagePresent() ? startOrSayWhyNot() : Optional.empty();
  }

  private static Optional<PostgresServer> startOrSayWhyNot() {
    try {
      return Optional.of(start());
    } catch (RuntimeException e) {
      System.err.println("No container, so PostgreSQL is embedded: " + e.getMessage());
      return Optional.empty();
    }
  }

  // Testcontainers removes it when the JVM ends.
  @SuppressWarnings("resource")
  private static PostgresServer start() {
    var container = new PostgreSQLContainer(IMAGE);
    container.setCommand(
        "postgres",
        "-c",
        "fsync=off",
        "-c",
        "log_error_verbosity=terse",
        "-c",
        "max_connections=300");
    container.start();
    return new PostgresServer(
        container.getHost(),
        container.getMappedPort(5432),
        container.getUsername(),
        container.getPassword());
  }

  private static boolean imagePresent() {
    try {
      var docker =
          new ProcessBuilder("docker", "image", "inspect", IMAGE)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var answered = docker.waitFor(5, TimeUnit.SECONDS);
      if (!answered) {
        docker.destroyForcibly();
      }
      return answered && docker.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
