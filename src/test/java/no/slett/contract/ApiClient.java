package no.slett.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls the service as its users do, and checks every answer against the contract.
 *
 * <p>What the service accepts is checked too: a 2xx answer to a JSON body or an application form
 * that the contract does not allow is a fault of the service. Instances are immutable and may be
 * shared by threads.
 */
public final class ApiClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final Contract contract;
  private final URI base;
  private final List<String> headers;

  private ApiClient(HttpClient http, Contract contract, URI base, List<String> headers) {
    this.http = http;
    this.contract = contract;
    this.base = base;
    this.headers = headers;
  }

  /** A client without a token for the service at an address such as http://127.0.0.1:8080. */
  public static ApiClient of(URI base, Contract contract) {
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return new ApiClient(http, contract, base, List.of());
  }

  /** The same client with a bearer token. */
  public ApiClient as(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** The same client with one more header. */
  public ApiClient header(String name, String value) {
    var more = new ArrayList<>(headers);
    more.addAll(List.of(name, value));
    return new ApiClient(http, contract, base, List.copyOf(more));
  }

  /** Reads. */
  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** An action without a body. */
  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Sends anything that Jackson writes. */
  public Answer post(String path, Object json) {
    return json("POST", path, json);
  }

  /** An action without a body. */
  public Answer put(String path) {
    return send("PUT", path, BodyPublishers.noBody());
  }

  /** Sends anything that Jackson writes. */
  public Answer put(String path, Object json) {
    return json("PUT", path, json);
  }

  /** Sends anything that Jackson writes. */
  public Answer patch(String path, Object json) {
    return json("PATCH", path, json);
  }

  /** Deletes. */
  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Sends an application. */
  public Answer upload(String path, Multipart body) {
    var answer = header("Content-Type", body.contentType()).send("POST", path, body.publisher());
    if (accepted(answer)) {
      body.form()
          .flatMap(f -> new Text(f).json())
          .ifPresent(f -> contract.checkValue("ApplicationForm", f));
    }
    return answer;
  }

  /** Sends a new version of a document. */
  public Answer replace(String path, Multipart body) {
    return header("Content-Type", body.contentType()).send("PUT", path, body.publisher());
  }

  /** Sends bytes of the test's choice, however wrong. */
  public Answer bytes(String method, String path, String contentType, byte[] body) {
    var answer =
        header("Content-Type", contentType).send(method, path, BodyPublishers.ofByteArray(body));
    if (accepted(answer) && contentType.contains("json")) {
      contract.checkRequest(method, path, contentType, body);
    }
    return answer;
  }

  /** Text as it must stand in a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer json(String method, String path, Object json) {
    try {
      return bytes(method, path, "application/json", Text.MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Answer send(String method, String path, BodyPublisher body) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    var answer = exchange(request.build());
    contract.check(method, path, answer);
    return answer;
  }

  private Answer exchange(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean accepted(Answer answer) {
    return answer.status() / 100 == 2;
  }
}
