package no.slett.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** Answers as the outer contract says, as far as seeding goes, and remembers what it was sent. */
final class FakeService implements AutoCloseable {
  /** Hiring processes by id, in the order of their creation. */
  final Map<String, ObjectNode> processes = new LinkedHashMap<>();

  /** What was posted as an application, in order. */
  final List<Application> applications = new ArrayList<>();

  /** Statuses to answer the next applications with, instead of 201. */
  final Deque<Integer> refusals = new ArrayDeque<>();

  private final HttpServer server;

  record Application(String process, String key, String token, List<Part> parts) {}

  /** One part; its content has one character per byte. */
  record Part(String headers, String content) {
    byte[] bytes() {
      return content.getBytes(ISO_8859_1);
    }

    String header(String pattern) {
      var matcher = Pattern.compile(pattern).matcher(headers);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  FakeService(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  void status(String title, String status) {
    processes.values().stream()
        .filter(p -> p.get("title").asText().equals(title))
        .forEach(p -> p.put("status", status));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getPath().split("/", -1);
      switch (exchange.getRequestMethod() + " " + path.length) {
        case "GET 3" -> send(exchange, 200, list(exchange.getRequestURI().getQuery()));
        case "POST 3" -> send(exchange, 201, create(body));
        case "GET 5" -> send(exchange, 200, notice(exchange.getRequestURI().getQuery()));
        case "POST 5" -> send(exchange, body, path[3], path[4]);
        default -> send(exchange, 404, Api.JSON.createObjectNode());
      }
    }
  }

  private void send(HttpExchange exchange, byte[] body, String process, String action)
      throws IOException {
    if (action.equals("open")) {
      var opened = Objects.requireNonNull(processes.get(process)).put("status", "open");
      send(exchange, 200, opened);
    } else if (!refusals.isEmpty()) {
      send(exchange, refusals.pop(), Api.JSON.createObjectNode());
    } else {
      var headers = exchange.getRequestHeaders();
      var parts = parts(body, headers.getFirst("Content-Type").replaceFirst(".*boundary=", ""));
      var token = headers.getFirst("Authorization");
      applications.add(new Application(process, headers.getFirst("Idempotency-Key"), token, parts));
      send(exchange, 201, Api.JSON.createObjectNode());
    }
  }

  private JsonNode list(String query) {
    var answer = Api.JSON.createObjectNode();
    var items = answer.putArray("items");
    var status = query.replaceFirst(".*status=", "");
    processes.values().stream()
        .filter(p -> p.get("status").asText().equals(status))
        .forEach(items::add);
    return answer;
  }

  private JsonNode create(byte[] body) throws IOException {
    var process = (ObjectNode) Api.JSON.readTree(body);
    var id = UUID.randomUUID().toString();
    process.put("id", id).put("status", "draft").put("slug", "slug-" + processes.size());
    processes.put(id, process);
    return process;
  }

  private static JsonNode notice(String query) {
    return Api.JSON.createObjectNode().put("version", "v1-" + query);
  }

  private static List<Part> parts(byte[] body, String boundary) {
    var pieces = ("\r\n" + new String(body, ISO_8859_1)).split("\r\n--" + boundary, -1);
    var parts = new ArrayList<Part>();
    for (var i = 1; i < pieces.length - 1; i++) {
      var end = pieces[i].indexOf("\r\n\r\n");
      var headers = new String(pieces[i].substring(0, end).getBytes(ISO_8859_1), UTF_8);
      parts.add(new Part(headers, pieces[i].substring(end + 4)));
    }
    return parts;
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    var bytes = body.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
