package no.slett.http;

import static no.slett.http.DispatcherTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class MultipartReaderTest {
  private static final MultipartLimits LIMITS = new MultipartLimits(5, 10_000, 30_000, 100);
  private static final String TYPE = "multipart/form-data; boundary=XX";

  record Seen(String field, String filename, String type, String bytes) {}

  private TestServer server = TestServer.of(new Routes());

  @BeforeAll
  void start() {
    server.close();
    server =
        TestServer.of(
            new Routes()
                .post("/parts", Access.publicRoute(), x -> Answer.ok(parts(x)))
                .post(
                    "/form",
                    Access.publicRoute(),
                    x -> {
                      x.multipart(LIMITS).forEachPart(Part::bytes);
                      return Answer.ok(1);
                    })
                .post(
                    "/refuse",
                    Access.publicRoute(),
                    x -> {
                      x.multipart(MultipartLimits.DEFAULT)
                          .forEachPart(
                              part -> {
                                try (var in = part.content()) {
                                  throw ProblemType.FILE_REJECTED
                                      .problem("Send a PDF.")
                                      .with("file", "x" + in.read())
                                      .exception();
                                }
                              });
                      return Answer.ok(1);
                    }));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static List<Seen> parts(Exchange exchange) throws Exception {
    var seen = new ArrayList<Seen>();
    exchange
        .multipart(LIMITS)
        .forEachPart(
            part ->
                seen.add(
                    new Seen(
                        part.field(),
                        part.filename().orElse("-"),
                        part.contentType().orElse("-"),
                        Base64.getEncoder().encodeToString(part.content().readAllBytes()))));
    return seen;
  }

  @Test
  void readsPartsWithTheirNamesAndBytes() throws Exception {
    var answer =
        post(
            part("name=\"application\"", "{}")
                + part("name=\"cv\"; filename=\"søknad æ.pdf\"\r\nContent-Type: text/x", "ab")
                + "--XX--\r\n");
    assertThat(answer.body())
        .isEqualTo(
            "[{\"field\":\"application\",\"filename\":\"-\",\"type\":\"-\",\"bytes\":\"e30=\"},"
                + "{\"field\":\"cv\",\"filename\":\"søknad æ.pdf\",\"type\":\"text/x\","
                + "\"bytes\":\"YWI=\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "filename*=UTF-8''s%C3%B8knad.pdf       | søknad.pdf",
        "filename=\"\"                          | ~~",
        "filename=\"a;b.pdf\"                   | a;b.pdf",
        "filename=\"../../etc/passwd\"          | ../../etc/passwd",
        "filename=\"C:\\x.pdf\"                 | C:\\\\x.pdf",
      })
  void claimedFileNamesComeAsTheyWereSent(String parameter, String name) throws Exception {
    var answer = post(part("name=\"cv\"; " + parameter, "x") + "--XX--\r\n");
    assertThat(answer.body()).contains("\"filename\":\"" + name + "\"");
  }

  @Test
  void aNulInAFileNameIsTheCallersToJudge() throws Exception {
    var answer = post(part("name=\"cv\"; filename=\"a\u0000b\"", "x") + "--XX--\r\n");
    assertThat(answer.body()).contains("\"filename\":\"a\\u0000b\"");
  }

  @Test
  void aLongNorwegianFileNameFits() throws Exception {
    var name = "ø".repeat(250) + ".pdf";
    var answer = post(part("name=\"cv\"; filename=\"" + name + "\"", "x") + "--XX--\r\n");
    assertThat(answer.body()).contains(name);
  }

  @Test
  void everyByteSurvives() throws Exception {
    var random = new Random(7);
    for (int round = 0; round < 60; round++) {
      var content = awkward(random);
      var answer = post(TYPE, body(content));
      var expected = Base64.getEncoder().encodeToString(content);
      assertThat(answer.body()).contains("\"bytes\":\"" + expected + "\"");
    }
  }

  private static byte[] awkward(Random random) {
    var bytes = new byte[random.nextInt(9_000)];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      if (random.nextInt(4) == 0) {
        bytes[i] = (byte) "\r\n-X".charAt(random.nextInt(4));
      }
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--XX--\r\n",
        "--YY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--YY--\r\n",
        "--XX\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XXyy\r\n",
        "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\n\r\nx\r\n--XX--\r\n",
        "--XX\r\nno colon\r\n\r\nx\r\n--XX--\r\n",
        "plain text"
      })
  void whatIsNoMultipartIsAnswered400(String body) throws Exception {
    assertProblem(post(body), 400, "malformed-multipart");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=0123456789012345678901234567890123456789"
            + "0123456789012345678901234567890123456789"
      })
  void aBoundaryIsNeeded(String type) throws Exception {
    var body = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX--\r\n";
    assertProblem(post(type, utf8(body)), 400, "malformed-multipart");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/mixed; boundary=XX", "text/plain"})
  void anotherTypeIs415(String type) throws Exception {
    assertProblem(post(type, utf8("{}")), 415, "unsupported-media-type");
  }

  @Test
  void headersOfAPartAreLimited() throws Exception {
    var body = part("name=\"a\"; filename=\"" + "x".repeat(5000) + "\"", "x") + "--XX--\r\n";
    assertProblem(post(body), 400, "malformed-multipart");
  }

  @Test
  void limitsHoldToTheByte() throws Exception {
    assertThat(post(part("name=\"a\"", "x".repeat(10_000)) + "--XX--\r\n").statusCode())
        .isEqualTo(200);
    assertProblem(post(part("name=\"a\"", "x".repeat(10_001)) + "--XX--\r\n"), 413, "too-large");
    var parts = part("name=\"a\"", "x").repeat(5);
    assertThat(post(parts + "--XX--\r\n").statusCode()).isEqualTo(200);
    assertProblem(post(parts + part("name=\"a\"", "x") + "--XX--\r\n"), 413, "too-many-parts");
    assertThat(form(part("name=\"a\"", "x".repeat(100)) + "--XX--\r\n").statusCode())
        .isEqualTo(200);
    assertProblem(form(part("name=\"a\"", "x".repeat(101)) + "--XX--\r\n"), 413, "too-large");
  }

  @Test
  void theWholeBodyIsLimitedDeclaredOrNot() throws Exception {
    var body = utf8(part("name=\"a\"", "x".repeat(9_000)).repeat(4) + "--XX--\r\n");
    assertProblem(post(TYPE, body), 413, "too-large");
    var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
    assertProblem(
        server.send(server.to("/parts").header("Content-Type", TYPE).POST(chunked)),
        413,
        "too-large");
    var epilogue = utf8(part("name=\"a\"", "x") + "--XX--\r\n" + "e".repeat(40_000));
    var hidden = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(epilogue));
    assertProblem(
        server.send(server.to("/parts").header("Content-Type", TYPE).POST(hidden)),
        413,
        "too-large");
  }

  @Test
  void tenThousandPartsAreRefusedAtTheSixth() throws Exception {
    assertProblem(
        server.send(
            server
                .to("/parts")
                .header("Content-Type", TYPE)
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofString(
                            part("name=\"a\"", "x").repeat(10_000) + "--XX--\r\n")))),
        413,
        "too-many-parts");
  }

  @Test
  void aRefusedFileIsNotReadToItsEnd() throws Exception {
    var head = "--XX\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"x\"\r\n\r\n";
    try (var raw = server.raw()) {
      raw.send(
          "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Type: "
              + TYPE
              + "\r\nContent-Length: 50000000\r\n\r\n"
              + head);
      assertThat(raw.sendMuch(new byte[1 << 20], 47)).isLessThan(47L << 20);
      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 422").contains("file-rejected", "\"x0\"");
    }
  }

  @Test
  void theConnectionGoesOnAfterAWholeBody() throws Exception {
    var body = part("name=\"a\"", "x") + "--XX--\r\nepilogue";
    var request =
        "POST /parts HTTP/1.1\r\nHost: a\r\nContent-Type: "
            + TYPE
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (var raw = server.raw()) {
      assertThat(raw.send(request).readOne()).startsWith("HTTP/1.1 200");
      assertThat(raw.send(request).readOne()).startsWith("HTTP/1.1 200");
    }
  }

  private static String part(String parameters, String content) {
    return "--XX\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n" + content + "\r\n";
  }

  private static byte[] body(byte[] content) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(utf8("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"));
    body.write(content);
    body.write(utf8("\r\n--XX--\r\n"));
    return body.toByteArray();
  }

  private HttpResponse<String> post(String body) throws Exception {
    return post(TYPE, utf8(body));
  }

  private HttpResponse<String> form(String body) throws Exception {
    return server.post("/form", TYPE, body);
  }

  private HttpResponse<String> post(String type, byte[] body) throws Exception {
    return server.send(
        server.to("/parts").header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
