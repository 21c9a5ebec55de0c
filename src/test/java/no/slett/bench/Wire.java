package no.slett.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One persistent connection, bare: on a machine with few cores a real client costs too much. */
final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(120_000);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** An answer, its body as text. */
  record Answer(int status, String body) {
    String expect(int expected) throws IOException {
      if (status != expected) {
        throw new IOException("Answer " + status + " " + body);
      }
      return body;
    }
  }

  /** Sends a request in pieces, of which the later ones are usually the same for all. */
  Answer send(String method, String path, String headers, byte[]... body) throws IOException {
    var length = 0L;
    for (var piece : body) {
      length += piece.length;
    }
    var head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(method, path, length, headers);
    out.write(head.getBytes(UTF_8));
    for (var piece : body) {
      out.write(piece);
    }
    out.flush();
    return answer();
  }

  private Answer answer() throws IOException {
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var length = 0;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (line.substring(0, colon).equalsIgnoreCase("Content-Length")) {
        length = Integer.parseInt(line.substring(colon + 1).strip());
      }
    }
    return new Answer(status, new String(in.readNBytes(length), UTF_8));
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The service closed the connection");
      }
      line.append((char) c);
    }
    return new String(line.toString().strip().getBytes(ISO_8859_1), UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
