package no.slett.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import no.slett.Service;
import no.slett.config.Key;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.http.RawSocket;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is refused in words, and leaves nothing behind: no row, key, object or file. */
final class BadInputTest {
  private static final byte[] SMALL = "Curriculum vitae".getBytes(UTF_8);
  private static Logged logged;
  private static final int MIB = 1 << 20;

  @TempDir private static Path folder;
  private static House house;
  private static Service service;
  private static Story story;
  private static Leftovers leftovers;
  private static String process;

  @BeforeAll
  static void open() {
    logged = Logged.begin();
    var spool = folder.resolve("spool");
    // few connections: a leak would soon be felt
    house =
        House.build(folder)
            .with(Key.INTAKE_SPOOL, spool.toString())
            .with(Key.DATABASE_POOL_SIZE, "6");
    service = house.open();
    story = Story.of(service);
    leftovers = new Leftovers(house, spool);
    process = story.openProcess("Sveiser", "P14D");
  }

  @AfterAll
  static void close() {
    house.close();
    logged.close();
    // also as the hexadecimal dumps of the server library show it
    assertThat(logged.text().toLowerCase(Locale.ROOT)).doesNotContain("@example.org", "prøvesen");
  }

  @AfterEach
  void nothingIsLeft() {
    leftovers.assertNone();
  }

  private static String path(String id) {
    return "/v1/hiring-processes/" + id + "/applications";
  }

  private static Multipart good() {
    return Multipart.body().form(story.form(process, "Ola"));
  }

  private static Multipart goodWithFile() {
    return good().file("cv", "cv.txt", "text/plain", SMALL);
  }

  private static Answer apply(Multipart body) {
    return story.anonymous().upload(path(process), body);
  }

  private static Answer applyTo(String id) {
    return story.anonymous().upload(path(id), goodWithFile());
  }

  private static Answer raw(String contentType, String body) {
    return story.anonymous().bytes("POST", path(process), contentType, body.getBytes(UTF_8));
  }

  private static String formPart(String boundary) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\"application\"\r\n\r\n"
        + story.form(process, "Ola");
  }

  @Test
  void multipartThatIsNone() {
    var type = "multipart/form-data; boundary=x";
    raw(type, formPart("x")).expect(400, "malformed-multipart");
    raw(type, formPart("x") + "\r\n--x\r\nContent-Dispo").expect(400, "malformed-multipart");
    raw(type, formPart("y") + "\r\n--y--\r\n").expect(400, "malformed-multipart");
    raw(type, "").expect(400, "malformed-multipart");
    raw("multipart/form-data", formPart("x") + "\r\n--x--\r\n").expect(400, "malformed-multipart");
    raw("application/json", "{}").expect(415, "unsupported-media-type");
  }

  @Test
  void lengthsThatLie() throws IOException {
    var body = formPart("x") + "\r\n--x--\r\n";
    try (var tooShort = new RawSocket(service.port())) {
      var answer = tooShort.send(head(body.length() / 2) + body).readToEnd();
      assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed-multipart");
    }
    try (var tooLong = new RawSocket(service.port())) {
      tooLong.send(head(body.getBytes(UTF_8).length + 1000) + body).reset();
    }
    try (var far = new RawSocket(service.port())) {
      assertThat(far.send(head(60 * MIB)).readOne())
          .startsWith("HTTP/1.1 413")
          .contains("too-large")
          .contains("\"limit\":" + 51 * MIB);
    }
  }

  private static String head(int length) {
    return "POST "
        + path(process)
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  @Test
  void clientsThatGoAwayMidway() throws IOException {
    for (var i = 0; i < 10; i++) {
      try (var client = new RawSocket(service.port())) {
        client.send(head(10 * MIB) + formPart("x"));
        client.send(
            "\r\n--x\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"a.txt\"\r\n\r\n");
        client.send(new byte[200_000]).reset();
      }
    }
    // and the service still listens
    apply(Multipart.body()).expect(400, "malformed-multipart");
  }

  @Test
  void manyParts() {
    assertThat(apply(parts(10_000, "other")).expect(413, "too-many-parts").json().path("limit"))
        .hasToString("10");
    apply(parts(10_000, "nothing")).expect(422, "unknown-field");
    assertThat(apply(parts(11, "cv")).expect(413, "too-many-parts").json().path("limit"))
        .hasToString("10");
  }

  private static Multipart parts(int count, String kind) {
    var body = good();
    for (var i = 0; i < count; i++) {
      body.file(kind, "a.txt", "text/plain", SMALL);
    }
    return body;
  }

  @Test
  void partsThatAreWrong() {
    apply(Multipart.body().file("cv", "cv.txt", "text/plain", SMALL))
        .expect(400, "malformed-multipart");
    apply(goodWithFile().form(story.form(process, "Ola"))).expect(400, "malformed-multipart");
    apply(good().file("photo", "me.jpg", "image/jpeg", SMALL)).expect(422, "unknown-field");
    apply(Multipart.body().part("Content-Disposition: form-data; name=\"application\"", SMALL))
        .expect(400, "malformed-json");
  }

  @Test
  @Law("LB-6")
  void formsThatAreWrong() {
    var form = story.form(process, "Ola");
    refused("unknown-field", "birthDate", form.deepCopy().put("birthDate", "1990-01-01"));
    refused("invalid-field", "email", form.deepCopy().put("email", "nobody"));
    refused("invalid-field", "email", form.deepCopy().put("email", 5));
    refused("invalid-field", "givenName", form.deepCopy().put("givenName", " "));
    refused("invalid-field", "locale", form.deepCopy().put("locale", "de"));
    refused("invalid-field", "coverLetter", form.deepCopy().put("coverLetter", "a".repeat(30_001)));
    refused("invalid-field", "givenName", form.deepCopy().without("givenName"));
    var named = form.deepCopy();
    named.putArray("referees").addObject().put("relation", "Sjef");
    refused("invalid-field", "referees[0].name", named);
    var strange = form.deepCopy();
    strange.putArray("referees").addObject().put("name", "Kari").put("age", 60);
    refused("unknown-field", "referees[0].age", strange);
    var mute = form.deepCopy();
    mute.putObject("answers").putNull("Når?");
    refused("invalid-field", "answers", mute);
  }

  private static void refused(String problem, String field, Object form) {
    var answer = apply(Multipart.body().form(form)).expect(422, problem).json();
    assertThat(answer.path("field").asText()).isEqualTo(field);
  }

  @Test
  @Law("IN-1")
  void noticesThatAreNotTheCurrentOne() {
    var form = story.form(process, "Ola").put("noticeVersion", "0123456789ab");
    var answer = apply(Multipart.body().form(form)).expect(422, "notice-outdated").json();
    assertThat(answer.path("currentNoticeVersion").asText()).isEqualTo(story.notice(process));
  }

  @Test
  void tokensThatDoNotCount() {
    with("nonsense").expect(401, "unauthorized");
    with(Surroundings.expired("careers-site")).expect(401, "unauthorized");
    with(Surroundings.foreign("careers-site")).expect(401, "unauthorized");
    with(Surroundings.staff("kari", "recruiter")).expect(403, "forbidden");
    story
        .careersSite()
        .upload(path(process), goodWithFile())
        .expect(400, "idempotency-key-missing");
    story
        .careersSite()
        .header("Idempotency-Key", "k".repeat(256))
        .upload(path(process), goodWithFile())
        .expect(422, "invalid-field");
  }

  private static Answer with(String token) {
    return story
        .anonymous()
        .as(token)
        .header("Idempotency-Key", "1")
        .upload(path(process), goodWithFile());
  }

  @Test
  void idsThatAreNone() {
    applyTo(UUID.randomUUID().toString()).expect(404, "not-found");
    applyTo("1").expect(404, "not-found");
    applyTo(process.toUpperCase(java.util.Locale.ROOT)).expect(404, "not-found");
  }

  @Test
  void bodiesThatAreTooLarge() {
    assertThat(limit(good().file("cv", "cv.txt", "text/plain", letters(21 * MIB))))
        .isEqualTo(20 * MIB);
    var many = good();
    for (var i = 0; i < 3; i++) {
      many.file("other", "a.txt", "text/plain", letters(18 * MIB));
    }
    assertThat(limit(many)).isEqualTo(50 * MIB);
    var form = story.form(process, "Ola").put("address", "a".repeat(MIB));
    assertThat(limit(Multipart.body().form(form))).isEqualTo(512 << 10);
  }

  private static int limit(Multipart body) {
    return apply(body).expect(413, "too-large").json().path("limit").asInt();
  }

  private static Supplier<InputStream> letters(int count) {
    return () -> new Letters(count);
  }

  @Test
  @Law("PU-1")
  void processesThatTakeNothing() {
    var draft = create(Map.of("title", "Kladd"));
    applyTo(draft).expect(404, "not-found");
    var decided = story.openProcess("Avgjort", "P14D");
    story.recruiter().post("/v1/hiring-processes/" + decided + "/decide").expect(200);
    applyTo(decided).expect(409, "wrong-state");
    var closing = story.openProcess("Avsluttes", "P14D");
    story.close(closing);
    applyTo(closing).expect(409, "process-closed");
    var closed = story.openProcess("Avsluttet", "P0D");
    story.close(closed);
    applyTo(closed).expect(409, "process-closed");
    var past = house.clock().instant().minus(Duration.ofHours(1)).toString();
    var late = create(Map.of("title", "For sent", "deadline", past));
    story.recruiter().post("/v1/hiring-processes/" + late + "/open").expect(200);
    applyTo(late).expect(409, "deadline-passed");
  }

  private static String create(Map<String, String> wanted) {
    return story
        .recruiter()
        .post("/v1/hiring-processes", wanted)
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  @Test
  void aClosedProcessTakesNothingOnceItIsPurged() {
    var purged = story.openProcess("Borte", "P0D");
    story.close(purged);
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> status(story.anonymous(), purged).equals("purged"));
    applyTo(purged).expect(409, "process-closed");
  }

  private static String status(ApiClient api, String id) {
    return api.get("/v1/hiring-processes/" + id).expect(200).json().path("status").asText();
  }

  /** So many times the letter a, one at a time. */
  private static final class Letters extends InputStream {
    private int left;

    Letters(int count) {
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'a' : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      var n = Math.min(length, left);
      java.util.Arrays.fill(bytes, offset, offset + n, (byte) 'a');
      left -= n;
      return n;
    }
  }
}
