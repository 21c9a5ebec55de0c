package no.slett.http;

import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Begins the response with the first byte and ends it only when told that all went well. If it is
 * closed before, a response that has begun stays without its end, so that the client sees a cut and
 * not a short file. A declared length is kept to: Helidon would leave the client waiting for the
 * rest.
 */
final class LateStream extends OutputStream {
  private final ServerResponse response;
  private final ClientWrites client;
  private final OptionalLong length;
  private @Nullable OutputStream out;
  private long written;

  LateStream(ServerResponse response, ClientWrites client, OptionalLong length) {
    this.response = response;
    this.client = client;
    this.length = length;
  }

  private OutputStream begun() {
    if (out == null) {
      out = response.outputStream();
    }
    return out;
  }

  @Override
  public void write(int b) {
    count(1);
    client.write(() -> begun().write(b));
  }

  @Override
  public void write(byte[] bytes, int offset, int n) {
    count(n);
    client.write(() -> begun().write(bytes, offset, n));
  }

  @Override
  public void flush() {
    client.write(() -> begun().flush());
  }

  private void count(int n) {
    written += n;
    if (written > length.orElse(Long.MAX_VALUE)) {
      throw new IllegalStateException("more bytes than declared");
    }
  }

  void finish() {
    if (written < length.orElse(0)) {
      throw new IllegalStateException("fewer bytes than declared");
    }
    client.write(() -> begun().close());
    client.write(this::end);
  }

  /**
   * Helidon writes the end of the chunks once the handler has returned, which one that ends the
   * connection never does; for the client that would be a cut.
   */
  private void end() {
    if (response instanceof RoutingResponse routed) {
      routed.commit();
    }
  }

  @Override
  public void close() {
    // the end is written by finish() alone
  }
}
