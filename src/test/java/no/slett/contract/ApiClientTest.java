package no.slett.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTest {
  private static final String STAGE = "/v1/applications/7d9f3c1e-6a43-4d0f-9b1c-53f2a4b0c8d2/stage";
  private static final String APPLY =
      "/v1/hiring-processes/0b7a5a6c-52f5-4c36-8f5a-8c0d7a1b9e11/applications";

  private final AtomicReference<byte[]> received = new AtomicReference<>(new byte[0]);
  private final AtomicReference<String> authorization = new AtomicReference<>("");
  private HttpServer server;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client = ApiClient.of(base, Contract.load());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsJsonAndTheToken() {
    client.as("abc").put(STAGE, Map.of("stage", "offer")).expect(204);
    assertThat(received.get()).asString().isEqualTo("{\"stage\":\"offer\"}");
    assertThat(authorization.get()).isEqualTo("Bearer abc");
  }

  @Test
  void blamesTheServiceForAcceptingWhatIsNotDescribed() {
    assertThatThrownBy(() -> client.put(STAGE, Map.of("stage", "fired")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("(request)");
  }

  @Test
  void blamesTheServiceForAnAnswerThatIsNotDescribed() {
    assertThatThrownBy(() -> client.post("/v1/hiring-processes", Map.of("title", "A")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("status 204 is not declared");
  }

  @Test
  void sendsFileNamesAsBrowsersDo() {
    var upload =
        Multipart.body()
            .form(Map.of("givenName", "Åse"))
            .file("cv", "CV \"Ærlig\" Øståsen.pdf", "application/pdf", new byte[] {1, 13, 10, 2});
    assertThatThrownBy(() -> client.upload(APPLY, upload)).hasMessageContaining("status 204");
    assertThat(received.get())
        .asString(UTF_8)
        .startsWith("------slettBoundary7MA4YWxkTrZu0gW\r\n")
        .contains("{\"givenName\":\"Åse\"}")
        .contains("name=\"cv\"; filename=\"CV %22Ærlig%22 Øståsen.pdf\"\r\n")
        .endsWith("\r\n\r\n\u0001\r\n\u0002\r\n------slettBoundary7MA4YWxkTrZu0gW--\r\n");
  }

  private void answer(HttpExchange exchange) throws IOException {
    received.set(exchange.getRequestBody().readAllBytes());
    var token = exchange.getRequestHeaders().getFirst("Authorization");
    authorization.set(token == null ? "" : token);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }
}
