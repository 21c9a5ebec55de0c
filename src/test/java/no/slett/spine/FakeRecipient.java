package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.slett.config.Key;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;

/**
 * A recipient with a webhook, as its own developers would write it from the specifications: it
 * knows nothing of our code. What is not signed as it should be, it answers with 401.
 */
final class FakeRecipient implements AutoCloseable {
  static final String ID = "hr-system";
  static final String NAME = "Eksempel Personal AS";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CONTROLLER =
      Path.of("src", "test", "resources", "no", "slett", "basis", "controller.yaml");

  private final byte[] key = new byte[32];
  private final HttpServer server;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> unsigned = new CopyOnWriteArrayList<>();
  private final List<byte[]> packages = new CopyOnWriteArrayList<>();
  private volatile boolean takesPackages = true;

  FakeRecipient() throws IOException {
    new SecureRandom().nextBytes(key);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/slett", this::receive);
    server.createContext("/handovers", this::takeIn);
    server.start();
  }

  /** Declares it to a house that is not open yet. */
  FakeRecipient declareTo(House house) throws IOException {
    return declareTo(house, "");
  }

  /** The same with one more line, such as the day from which it counts. */
  FakeRecipient declareTo(House house, String line) throws IOException {
    var secret = Files.writeString(house.folder().resolve("hr-secret"), secret(key));
    var yaml =
        Files.readString(CONTROLLER)
            + """
            - id: %s
              name: %s
              role: recipient
              category: {nb: personalsystem, nn: personalsystem, en: HR system}
              country: NO
              %s
              webhook:
                url: http://127.0.0.1:%d/slett
                secretFile: %s
                events: [application.received, hiring-process.closed]
              handover:
                url: http://127.0.0.1:%d/handovers
                secretFile: %s
            """
                .formatted(
                    ID,
                    NAME,
                    line,
                    server.getAddress().getPort(),
                    secret,
                    server.getAddress().getPort(),
                    secret)
                .indent(2);
    house.with(
        Key.CONTROLLER_FILE,
        Files.writeString(house.folder().resolve("controller.yaml"), yaml).toString());
    return this;
  }

  static String secret(byte[] key) {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  /** Every event so far of a type, such as {@code applicant.erased}, oldest first. */
  List<JsonNode> events(String type) {
    return events.stream().filter(e -> e.path("type").asText().equals("no.slett." + type)).toList();
  }

  /** The ids of all events so far. */
  List<String> ids() {
    return events.stream().map(e -> e.path("id").asText()).toList();
  }

  /** Everything that was ever sent here. */
  String everything() {
    return String.join("\n", bodies);
  }

  /** Calls that were not signed as they should have been. */
  List<String> unsigned() {
    return unsigned;
  }

  /** Says what became of an event. */
  Answer answer(ApiClient api, String event, String status) {
    return answer(api, Instant.now(), event, status);
  }

  /** The same at a time of the test's choice. */
  Answer answer(ApiClient api, Instant at, String event, String status) {
    return answer(api, ID, key, at, "{\"event\":\"" + event + "\",\"status\":\"" + status + "\"}");
  }

  /** The same with anything wrong with it. */
  static Answer answer(ApiClient api, String recipient, byte[] key, Instant at, String body) {
    var id = "msg_" + UUID.randomUUID();
    var timestamp = Long.toString(at.getEpochSecond());
    return api.header("webhook-recipient", recipient)
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", "v1," + mac(key, id + "." + timestamp + "." + body))
        .bytes(
            "POST",
            "/v1/webhooks/acknowledgements",
            "application/json",
            body.getBytes(StandardCharsets.UTF_8));
  }

  byte[] key() {
    return key;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      bodies.add(exchange.getRequestHeaders().values() + body);
      var headers = exchange.getRequestHeaders();
      var id = String.valueOf(headers.getFirst("webhook-id"));
      var timestamp = String.valueOf(headers.getFirst("webhook-timestamp"));
      var expected = "v1," + mac(key, id + "." + timestamp + "." + body);
      var event = JSON.readTree(body);
      var type = String.valueOf(headers.getFirst("Content-Type"));
      if (!expected.equals(headers.getFirst("webhook-signature"))
          || !event.path("id").asText().equals(id)
          || !type.startsWith("application/cloudevents+json")) {
        unsigned.add(id);
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      events.add(event);
      exchange.sendResponseHeaders(202, -1);
    }
  }

  /** Packages of the hired, whole and signed. */
  List<byte[]> packages() {
    return packages;
  }

  /** From now on it takes none. */
  void refusesPackages() {
    takesPackages = false;
  }

  private void takeIn(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var headers = exchange.getRequestHeaders();
      var signed = new ByteArrayOutputStream();
      var head = headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + ".";
      signed.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      signed.writeBytes(body);
      var expected = "v1," + mac(key, signed.toByteArray());
      if (!expected.equals(headers.getFirst("webhook-signature"))
          || !"application/zip".equals(headers.getFirst("Content-Type"))) {
        unsigned.add(String.valueOf(headers.getFirst("webhook-id")));
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (takesPackages) {
        packages.add(body);
      }
      exchange.sendResponseHeaders(takesPackages ? 204 : 500, -1);
    }
  }

  private static String mac(byte[] key, String text) {
    return mac(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String mac(byte[] key, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on nobody answers at its address. */
  @Override
  public void close() {
    server.stop(0);
  }
}
