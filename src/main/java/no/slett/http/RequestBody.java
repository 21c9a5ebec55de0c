package no.slett.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request: read once, watched, and at the end either read up or left for good with
 * its connection closed. Helidon would otherwise read all that a client cares to send, or take the
 * rest of a body for the next request.
 */
final class RequestBody implements AutoCloseable {
  private static final int WORTH_READING = 16 << 10;
  private static final long LONGEST_LINGER = 8L << 20;
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final ServerRequest request;
  private final BodyWatchdog watchdog;
  private @Nullable WatchedStream stream;
  private @Nullable BodyWatch watch;
  private boolean distrusted;

  RequestBody(ServerRequest request, BodyWatchdog watchdog) {
    this.request = request;
    this.watchdog = watchdog;
  }

  /** The body's bytes; always the same stream. */
  InputStream open() {
    if (stream == null) {
      watch = watchdog.watch();
      stream = new WatchedStream(this, bare(), watch);
    }
    return stream;
  }

  private InputStream bare() {
    return request.content().hasEntity()
        ? request.content().inputStream()
        : InputStream.nullInputStream();
  }

  /** The declared length; a chunked body has none. */
  OptionalLong declared() {
    return request.headers().contentLength();
  }

  /** Nothing more of this connection can be understood. */
  void distrust() {
    distrusted = true;
  }

  /**
   * What a failed read of the body means: broken framing is answered, all else is a lost client.
   */
  RuntimeException gone(Exception cause) {
    distrust();
    return switch (cause) {
      case CloseConnectionException closed -> closed;
      case ProblemException refused -> refused;
      case IOException _, UncheckedIOException _, DataReader.InsufficientDataAvailableException _ ->
          new CloseConnectionException("the client went away");
      default -> ProblemType.MALFORMED_REQUEST.because("The body's chunks are not valid.");
    };
  }

  /**
   * Whether the connection can carry another request: the client wants to go on, and the body was
   * read to its end, or the rest is so small that reading it costs less than a new connection.
   */
  boolean settle() {
    if (distrusted || request.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      return false;
    }
    if (!request.content().hasEntity() || ended()) {
      return true;
    }
    if (expectsContinue() || declared().orElse(Long.MAX_VALUE) > WORTH_READING) {
      return false;
    }
    skip(WORTH_READING);
    return ended();
  }

  /**
   * After the answer: takes in some of what the client is still sending, since closing a connection
   * with unread bytes resets it, and the client might lose the answer.
   */
  void linger() {
    if (distrusted || expectsContinue()) {
      return;
    }
    try {
      open();
      if (watch != null) {
        watch.hurry(LINGER);
      }
      skip(LONGEST_LINGER);
    } catch (ProblemException | CloseConnectionException e) {
      // the answer is out, and the connection ends anyway
      distrust();
    }
  }

  @Override
  public void close() {
    if (watch != null) {
      watchdog.forget(watch);
    }
  }

  private boolean ended() {
    return stream != null && stream.ended();
  }

  /** The client waits for a sign before it sends: reading now would give that sign. */
  private boolean expectsContinue() {
    return request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent();
  }

  private void skip(long most) {
    var in = open();
    var buffer = new byte[8192];
    try {
      for (long left = most; left > 0; ) {
        int n = in.read(buffer);
        if (n < 0) {
          return;
        }
        left -= n;
      }
    } catch (IOException e) {
      throw gone(e);
    }
  }
}
