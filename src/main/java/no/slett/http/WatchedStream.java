package no.slett.http;

import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one body, under its watch. Closing does nothing: the body is settled at the end. */
final class WatchedStream extends InputStream {
  private final RequestBody body;
  private final InputStream in;
  private final BodyWatch watch;
  private boolean ended;

  WatchedStream(RequestBody body, InputStream in, BodyWatch watch) {
    this.body = body;
    this.in = in;
    this.watch = watch;
  }

  boolean ended() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    int n = watched(bytes, offset, length);
    ended = n < 0;
    return n;
  }

  private int watched(byte[] bytes, int offset, int length) {
    watch.begin();
    int n;
    try {
      n = in.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) {
      watch.end();
      throw body.gone(e);
    }
    if (watch.end()) {
      throw body.gone(new CloseConnectionException("the body took too long"));
    }
    return n;
  }
}
