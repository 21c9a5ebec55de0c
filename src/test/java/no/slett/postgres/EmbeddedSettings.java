package no.slett.postgres;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an {@link EmbeddedServer} is started with.
 *
 * @param binaries which version
 * @param binariesFolder where they are unpacked; the machine's temporary folder if empty
 * @param data data directory, made if missing
 * @param log where the server's output is appended
 * @param port on 127.0.0.1
 * @param password of the superuser {@code postgres}
 * @param durable false: a crash of the machine may lose everything, but it is faster
 * @param life who ends it
 */
public record EmbeddedSettings(
    PostgresBinaries binaries,
    Optional<Path> binariesFolder,
    Path data,
    Path log,
    int port,
    String password,
    boolean durable,
    Life life) {

  /** How long the server, and its data, live. */
  public enum Life {
    /** Until it is closed or the JVM ends; then its data go too. */
    THROWN_AWAY,
    /** Until it is closed or the JVM ends. */
    JVM,
    /** Until it is closed: whoever started it takes care of the JVM's end. */
    CALLER
  }
}
