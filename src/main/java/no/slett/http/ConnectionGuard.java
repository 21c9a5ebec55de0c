package no.slett.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/**
 * HTTP/1.1 connections whose reading has limits that Helidon lacks: the head of a request must come
 * within a time (a client that sends a header a minute holds a connection for ever otherwise), and
 * what was received but not yet understood stays small (Helidon collects a whole chunk in memory,
 * whatever size the client gives it).
 */
public final class ConnectionGuard implements ServerConnectionSelector, Http1ConnectionListener {
  private final BodyWatchdog watchdog;
  private final Duration head;
  private final Http1ConnectionSelector http1;

  /**
   * Guards connections.
   *
   * @param head how long the head of a request may take from its first byte
   */
  public ConnectionGuard(BodyWatchdog watchdog, Duration head) {
    this.watchdog = watchdog;
    this.head = head;
    this.http1 = Http1ConnectionSelector.builder().config(config()).build();
  }

  private Http1Config config() {
    return Http1Config.builder()
        .receiveLog(false)
        .sendLog(false)
        .addReceiveListener(this)
        .addSendListener(new Answered())
        .build();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  @Override
  public Support supports(BufferData data) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return http1.connection(new GuardedConnection(context, watchdog, head));
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    ((GuardedConnection) context).headRead();
  }

  /** The request is answered: what comes next is the head of another. */
  private static final class Answered implements Http1ConnectionListener {
    @Override
    public void status(ConnectionContext context, Status status) {
      ((GuardedConnection) context).answered();
    }
  }
}
