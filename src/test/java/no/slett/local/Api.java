package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The public API, as a client of one bearer token, or of none, sees it. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final int TRIES = 10;

  private final HttpClient http;
  private final URI base;
  private final @Nullable String token;

  private Api(HttpClient http, URI base, @Nullable String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** An answer: its status, and its body, which is empty where that is no JSON. */
  record Answer(int status, JsonNode body) {
    JsonNode expect(int expected) throws IOException {
      if (status != expected) {
        throw new IOException("Answer " + status + " " + body.path("type").asText());
      }
      return body;
    }
  }

  /** Logs in at the issuer with the client's own secret. */
  static Api login(URI base, URI tokenEndpoint, LocalClient client) throws IOException {
    var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    var form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(client.id(), LocalClient.SECRET);
    var request =
        HttpRequest.newBuilder(tokenEndpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    var token = send(http, request).expect(200).required("access_token").asText();
    return new Api(http, base, token);
  }

  /** Without a login: what everybody may ask. */
  static Api anonymous(URI base) {
    return new Api(HttpClient.newHttpClient(), base, null);
  }

  Answer get(String path) throws IOException {
    return patiently(request(path).GET().build());
  }

  /** The bytes themselves, of a document for example. */
  byte[] bytes(String path) throws IOException {
    try {
      var response = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("Answer " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  Answer put(String path, JsonNode body) throws IOException {
    var json = BodyPublishers.ofString(body.toString(), UTF_8);
    return patiently(request(path).header("Content-Type", "application/json").PUT(json).build());
  }

  Answer post(String path, JsonNode body) throws IOException {
    var json = BodyPublishers.ofString(body.toString(), UTF_8);
    return patiently(request(path).header("Content-Type", "application/json").POST(json).build());
  }

  Answer post(String path, String idempotencyKey, Multipart parts) throws IOException {
    BodyPublisher body = parts.body();
    return patiently(
        request(path)
            .header("Content-Type", parts.contentType())
            .header("Idempotency-Key", idempotencyKey)
            .POST(body)
            .build());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  // The service may be busy or still waking up, and then says when to come again.
  private Answer patiently(HttpRequest request) throws IOException {
    for (var attempt = 1; ; attempt++) {
      var answer = send(http, request);
      if ((answer.status() != 429 && answer.status() != 503) || attempt == TRIES) {
        return answer;
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static Answer send(HttpClient http, HttpRequest request) throws IOException {
    try {
      var response = http.send(request, BodyHandlers.ofString(UTF_8));
      return new Answer(response.statusCode(), json(response));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    var type = response.headers().firstValue("Content-Type").orElse("");
    return type.contains("json") ? JSON.readTree(response.body()) : JSON.createObjectNode();
  }
}
