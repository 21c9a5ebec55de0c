package no.slett.http;

import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Begins the response with the first byte and ends it only when told that all went well. If it is
 * closed before, a response that has begun stays without its end, so that the client sees a cut and
 * not a short file.
 */
final class LateStream extends OutputStream {
  private final ServerResponse response;
  private @Nullable OutputStream out;

  LateStream(ServerResponse response) {
    this.response = response;
  }

  private OutputStream begun() {
    if (out == null) {
      out = response.outputStream();
    }
    return out;
  }

  @Override
  public void write(int b) throws IOException {
    begun().write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    begun().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    begun().flush();
  }

  void finish() throws IOException {
    begun().close();
  }

  @Override
  public void close() {
    // the end is written by finish() alone
  }
}
