package no.slett.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.slett.config.Key;
import no.slett.postgres.PostgresServer;
import no.slett.spine.House;
import no.slett.spine.Surroundings;
import org.awaitility.Awaitility;

/** One installation under test, and what its clients do. */
final class Site implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "----slett-benchmark";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String recruiter = bearer(Surroundings.staff("kari", "recruiter"));
  private final String careersSite = bearer(Surroundings.careersSite("careers-site"));
  private final House house;
  private final PostgresServer server;
  private final int port;
  private final int operatorPort;
  private final Path log;
  private final List<String> flags;
  private final long postmaster;
  private ServiceJvm jvm;

  /** Starts the service; its sweeps come that often. */
  Site(House house, PostgresServer server, Path log, List<String> flags, String sweeps)
      throws IOException, SQLException {
    this.house = house;
    this.server = server;
    this.port = freePort();
    this.operatorPort = freePort();
    this.log = log;
    this.flags = flags;
    house.with(Key.SERVER_PORT, "" + port).with(Key.SERVER_OPERATOR_PORT, "" + operatorPort);
    this.postmaster = postmaster(server);
    this.jvm = start(sweeps);
  }

  private static long postmaster(PostgresServer server) throws SQLException {
    var file = "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)";
    return Long.parseLong(server.ask("postgres", file));
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private ServiceJvm start(String sweeps) throws IOException {
    house
        .with(Key.SWEEP_INTERVAL, sweeps)
        .with(Key.EXTRACTOR_DEADLINE, "PT10M"); // it may be held still
    return ServiceJvm.start(flags, house.environment(), operatorPort, log);
  }

  /** Of the processes that take part now. */
  Cpu.Meter meter() {
    return new Cpu.Meter(jvm.pid(), postmaster);
  }

  ServiceJvm jvm() {
    return jvm;
  }

  /** An open process that keeps nothing once closed. */
  String openProcess() throws IOException {
    var made =
        recruit(
            "POST",
            "/v1/hiring-processes",
            201,
            "{\"title\":\"Måling\",\"closingWindow\":\"P0D\"}");
    var id = made.path("id").asText();
    recruit("POST", "/v1/hiring-processes/" + id + "/open", 200, "");
    return id;
  }

  void close(String process) throws IOException {
    recruit("POST", "/v1/hiring-processes/" + process + "/close", 200, "");
  }

  private String status(String process) throws IOException {
    return recruit("GET", "/v1/hiring-processes/" + process, 200, "").path("status").asText();
  }

  /** Returns once everything of a closed process is erased. */
  void awaitPurged(String process) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> status(process).equals("purged"));
  }

  /** Returns once nothing waits: no document in quarantine, no mail to send. */
  void awaitQuiet() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                count("select count(*) from slett.document where state = 'quarantined'") == 0
                    && count("select count(*) from slett.outbox") == 0);
  }

  /** One number, asked by the database's superuser. */
  int count(String query) throws SQLException {
    return Integer.parseInt(server.ask(database(), query));
  }

  private String database() {
    var url = house.address().jdbcUrl();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private JsonNode recruit(String method, String path, int status, String body) throws IOException {
    return JSON.readTree(
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> staff(method, path, body), answer -> answer.status() != 503)
            .expect(status));
  }

  private Wire.Answer staff(String method, String path, String body) throws IOException {
    try (var wire = new Wire(port)) {
      var headers = recruiter + "Content-Type: application/json\r\n";
      return wire.send(method, path, headers, body.getBytes(UTF_8));
    }
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  /** A client that applies with these files, as somebody else each time. */
  Load.Client applicant(String process, List<byte[]> files) throws IOException {
    var path = "/v1/hiring-processes/" + process + "/applications";
    var type = "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\n";
    var form = form(process);
    var wire = new Wire(port);
    return new Load.Client() {
      @Override
      public void once() throws IOException {
        var headers = careersSite + type + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        var pieces = new byte[2 * files.size() + 2][];
        form.put("email", UUID.randomUUID() + "@example.org");
        pieces[0] = part("application", "application/json", form.toString());
        for (var i = 0; i < files.size(); i++) {
          var name = i == 0 ? "cv" : "other";
          pieces[2 * i + 1] =
              part(name + "\"; filename=\"" + name + i + ".pdf", "application/pdf", "");
          pieces[2 * i + 2] = files.get(i);
        }
        pieces[pieces.length - 1] = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        wire.send("POST", path, headers, pieces).expect(201);
      }

      @Override
      public void close() throws IOException {
        wire.close();
      }
    };
  }

  private static byte[] part(String name, String type, String content) {
    return "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: %s\r\n\r\n%s"
        .formatted(BOUNDARY, name, type, content)
        .getBytes(UTF_8);
  }

  private ObjectNode form(String process) throws IOException {
    var notice = recruit("GET", "/v1/hiring-processes/" + process + "/notice?lang=nb", 200, "");
    return JSON.createObjectNode()
        .put("givenName", "Målfrid")
        .put("familyName", "Prøvesen")
        .put("locale", "nb")
        .put("coverLetter", "Jeg søker stillingen som utvikler. ".repeat(30))
        .put("noticeVersion", notice.path("version").asText());
  }

  /** What the service said, should something be wrong. */
  String lastWords() throws IOException {
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  @Override
  public void close() {
    jvm.close();
  }
}
