package no.slett.vault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A child process that serves HTTP on loopback until it is closed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts the command and returns once any HTTP answer comes from the endpoint. */
  static ServerProcess start(
      List<String> command, Map<String, String> environment, Path log, URI endpoint)
      throws IOException {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var server = new ServerProcess(builder.start());
    try {
      server.awaitAnswer(endpoint);
    } catch (RuntimeException e) {
      server.close();
      throw new IOException(
          "no answer from " + command.getFirst() + ": " + Files.readString(log), e);
    }
    return server;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(URI endpoint) {
    try (var client = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(100))
          .failFast("the server ended", () -> !process.isAlive())
          .until(() -> answers(client, endpoint));
    }
  }

  private static boolean answers(HttpClient client, URI endpoint) throws InterruptedException {
    var request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
