package no.slett.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends exactly the bytes of a test, right or wrong. */
public final class RawSocket implements AutoCloseable {
  private static final int PATIENCE = 15_000;

  private final Socket socket;

  /** Connects to a port of this machine. */
  public RawSocket(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE);
    socket.setTcpNoDelay(true);
  }

  /** Sends text as UTF-8. */
  public RawSocket send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes. */
  public RawSocket send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends until all is sent or the server closes; how many bytes the server let us send. */
  public long sendMuch(byte[] block, int times) {
    long sent = 0;
    try {
      for (int i = 0; i < times; i++) {
        send(block);
        sent += block.length;
      }
    } catch (IOException e) {
      return sent;
    }
    return sent;
  }

  /** Everything up to the end of the connection, a reset included. */
  public String readToEnd() throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      return all.toString(StandardCharsets.UTF_8);
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** One response with Content-Length. */
  public String readOne() throws IOException {
    var in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) next(in));
    }
    var length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ", 2);
    int n =
        length.length == 1 ? 0 : Integer.parseInt(length[1].substring(0, length[1].indexOf('\r')));
    return head + new String(in.readNBytes(n), StandardCharsets.UTF_8);
  }

  private static int next(InputStream in) throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new IOException("no more");
    }
    return b;
  }

  /** Says that nothing more will be sent. */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** Drops the connection without a goodbye. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
