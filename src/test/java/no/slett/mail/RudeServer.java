package no.slett.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An SMTP server that answers chosen commands with chosen lines, and the rest politely. */
final class RudeServer implements AutoCloseable {
  /** The command that stands for the end of the content. */
  static final String CONTENT = ".";

  /** The command that stands for the greeting. */
  static final String GREETING = "";

  private final Map<String, String> answers;
  private final ServerSocket socket;

  RudeServer(Map<String, String> answers) throws IOException {
    this.answers = answers;
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try (var client = socket.accept()) {
      talk(client);
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    answer(client, GREETING, "220 ready");
    var inContent = false;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (inContent && !line.equals(".")) {
        continue;
      }
      var command = inContent ? CONTENT : line.split("[ :]", 2)[0];
      inContent = command.equals("DATA") && !answers.containsKey("DATA");
      answer(client, command, inContent ? "354 go on" : "250 fine");
    }
  }

  private void answer(Socket client, String command, String otherwise) throws IOException {
    var line = answers.getOrDefault(command, otherwise) + "\r\n";
    client.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
