package no.slett.http;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Writing to one client: a client that stops reading is cut off like one that stops sending, so
 * that it cannot hold what a download has open; one that is gone is no error of ours.
 */
final class ClientWrites implements AutoCloseable {
  private static final Duration ANY_TIME = Duration.ofDays(1);

  private final BodyWatchdog watchdog;
  private final BodyWatch watch;

  ClientWrites(BodyWatchdog watchdog, BodyLimits limits) {
    this.watchdog = watchdog;
    this.watch = watchdog.unwatched(limits.stall(), ANY_TIME);
    watchdog.watch(watch);
  }

  /** Something that writes to the client. */
  @FunctionalInterface
  interface Write {
    void write() throws IOException;
  }

  void write(Write write) {
    watch.begin();
    try {
      write.write();
    } catch (IOException | UncheckedIOException e) {
      watch.end();
      throw gone();
    }
    if (watch.end()) {
      throw gone();
    }
  }

  private static CloseConnectionException gone() {
    return new CloseConnectionException("the client went away or stopped reading");
  }

  @Override
  public void close() {
    watchdog.forget(watch);
  }
}
