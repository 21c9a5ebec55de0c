package no.slett.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One connection, with a reader of its own between the socket and the parser; one thread uses it.
 */
final class GuardedConnection implements ConnectionContext {
  private static final int MOST_UNREAD = 4 << 20;

  /** What the parser is at. */
  private enum Phase {
    IDLE,
    HEAD,
    REQUEST
  }

  private final ConnectionContext inner;
  private final BodyWatchdog watchdog;
  private final Duration headTime;
  private final DataReader reader = new DataReader(this::next);
  private Phase phase = Phase.IDLE;
  private @Nullable BodyWatch head;

  GuardedConnection(ConnectionContext inner, BodyWatchdog watchdog, Duration headTime) {
    this.inner = inner;
    this.watchdog = watchdog;
    this.headTime = headTime;
  }

  void headRead() {
    phase = Phase.REQUEST;
    head = null;
  }

  void answered() {
    phase = Phase.IDLE;
  }

  private byte @Nullable [] next() {
    int unread = reader.available();
    if (unread > MOST_UNREAD) {
      throw ProblemType.TOO_LARGE
          .problem("Send smaller chunks.")
          .with("limit", MOST_UNREAD)
          .exception();
    }
    if (phase == Phase.IDLE && unread > 0) {
      phase = Phase.HEAD;
    }
    return switch (phase) {
      case REQUEST -> pull();
      case HEAD -> pullHead();
      case IDLE -> pullFirst();
    };
  }

  private byte @Nullable [] pullFirst() {
    var bytes = pull();
    phase = Phase.HEAD;
    return bytes;
  }

  /** The time runs on from wait to wait; only while waiting is anybody looking at it. */
  private byte[] pullHead() {
    if (head == null) {
      head = watchdog.unwatched(headTime, headTime);
    }
    byte @Nullable [] bytes = null;
    boolean late = false;
    watchdog.watch(head);
    head.begin();
    try {
      bytes = pull();
    } finally {
      late = head.end();
      watchdog.forget(head);
    }
    if (bytes == null || late) {
      throw new CloseConnectionException("the head of the request did not come");
    }
    return bytes;
  }

  private byte @Nullable [] pull() {
    var socket = inner.dataReader();
    try {
      socket.ensureAvailable();
    } catch (DataReader.InsufficientDataAvailableException e) {
      return null;
    }
    return socket.readBytes(socket.available());
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public ListenerContext listenerContext() {
    return inner.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return inner.executor();
  }

  @Override
  public DataWriter dataWriter() {
    return inner.dataWriter();
  }

  @Override
  public Router router() {
    return inner.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return inner.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return inner.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return inner.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return inner.localPeer();
  }

  @Override
  public boolean isSecure() {
    return inner.isSecure();
  }

  @Override
  public String socketId() {
    return inner.socketId();
  }

  @Override
  public String childSocketId() {
    return inner.childSocketId();
  }
}
