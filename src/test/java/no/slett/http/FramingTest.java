package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers could understand differently, and bodies that nobody reads. */
class FramingTest {
  private static final String HOST = "Host: localhost\r\n";
  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\n" + HOST + "\r\n";

  private final AtomicInteger smuggled = new AtomicInteger();
  private TestServer server = TestServer.of(new Routes());

  @BeforeEach
  void start() {
    server.close();
    server =
        TestServer.of(
            new Routes()
                .post("/json", Access.publicRoute(), x -> Answer.ok(x.json(Map.class).size()))
                .post("/unread", Access.publicRoute(), _ -> Answer.ok("unread"))
                .post(
                    "/early",
                    Access.publicRoute(),
                    _ -> {
                      throw ProblemType.NOT_FOUND.because("there is no such process");
                    })
                .get(
                    "/smuggled", Access.publicRoute(), _ -> Answer.ok(smuggled.incrementAndGet())));
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(smuggled).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: \r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Content-Length: 5\r\n Folded: yes\r\n"
      })
  void requestsWithoutOneClearEndAreRefusedAndTheConnectionEnds(String headers) throws Exception {
    try (var raw = server.raw()) {
      raw.send("POST /unread HTTP/1.1\r\n" + HOST + headers + "\r\n" + "0\r\n\r\n" + SMUGGLED);
      assertOneProblem(raw.readToEnd(), 400, "malformed-request");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET\r\n\r\n",
        "GET /x HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /x HTTP/1.1\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a:port\r\n\r\n",
        "GET /x HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /x?q=<%> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /x HTTP/1.1\nHost: a\n\n",
        "\u0016\u0003\u0001\r\n\r\n"
      })
  void whatIsNoHttpIsAProblemThatQuotesNothing(String request) throws Exception {
    try (var raw = server.raw()) {
      var answer = raw.send(request).readToEnd();
      assertOneProblem(answer, 400, "malformed-request");
      assertThat(answer).doesNotContain("Exception", "GARBAGE", "port", "zz");
    }
  }

  @Test
  void headsThatAreTooLongAreRefused() throws Exception {
    try (var raw = server.raw()) {
      raw.send("GET /" + "a".repeat(5000) + " HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 400").contains("malformed-request");
    }
    try (var raw = server.raw()) {
      raw.send("GET / HTTP/1.1\r\n" + HOST + "A: " + "a".repeat(20_000) + "\r\n\r\n");
      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 400").contains("malformed-request");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\n{}\n0\n\n"})
  void brokenChunksAreAProblem(String body) throws Exception {
    try (var raw = server.raw()) {
      raw.send(chunked("/json") + body + SMUGGLED);
      assertOneProblem(raw.readToEnd(), 400, "malformed-request");
    }
  }

  @Test
  void aChunkedBodyOverTheLimitIsAnsweredOnceAndNothingAfterItIsServed() throws Exception {
    var block = SMUGGLED.repeat(500).getBytes(StandardCharsets.US_ASCII);
    try (var raw = server.raw()) {
      raw.send(chunked("/json"));
      for (int i = 0; i < 60; i++) {
        raw.sendMuch(chunk(block), 1);
      }
      assertOneProblem(raw.readToEnd(), 413, "too-large");
    }
  }

  @Test
  void aHugeDeclaredBodyIsNotRead() throws Exception {
    try (var raw = server.raw()) {
      raw.send("POST /early HTTP/1.1\r\n" + HOST + "Content-Length: 1000000000\r\n\r\n");
      long sent = raw.sendMuch(new byte[1 << 20], 1000);
      assertThat(sent).isLessThan(64L << 20);
      assertOneProblem(raw.readToEnd(), 404, "not-found");
    }
  }

  @Test
  void theAnswerToAnEarlyErrorReachesAClientThatSendsAllFirst() throws Exception {
    try (var raw = server.raw()) {
      raw.send("POST /early HTTP/1.1\r\n" + HOST + "Content-Length: 4000000\r\n\r\n");
      assertThat(raw.sendMuch(new byte[1_000_000], 4)).isEqualTo(4_000_000);
      assertOneProblem(raw.readToEnd(), 404, "not-found");
    }
  }

  @Test
  void aClientThatAsksFirstIsToldBeforeItSends() throws Exception {
    try (var raw = server.raw()) {
      raw.send(
          "POST /early HTTP/1.1\r\n"
              + HOST
              + "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n");
      var answer = raw.readToEnd();
      assertThat(answer).doesNotContain("100 Continue");
      assertOneProblem(answer, 404, "not-found");
    }
  }

  @Test
  void aClientThatAsksFirstMayGoOn() throws Exception {
    try (var raw = server.raw()) {
      raw.send(
          "POST /json HTTP/1.1\r\n"
              + HOST
              + "Content-Type: application/json\r\nConnection: close\r\n"
              + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(raw.readOne()).startsWith("HTTP/1.1 100 Continue");
      assertThat(raw.send("{}").readToEnd()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aSmallUnreadBodyKeepsTheConnection() throws Exception {
    var request = "POST /unread HTTP/1.1\r\n" + HOST + "Content-Length: 60\r\n\r\n";
    try (var raw = server.raw()) {
      for (int i = 0; i < 3; i++) {
        raw.send(request + SMUGGLED.repeat(2).substring(0, 60));
        assertThat(raw.readOne()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void aChunkedBodyThatIsReadKeepsTheConnection() throws Exception {
    try (var raw = server.raw()) {
      for (int i = 0; i < 3; i++) {
        raw.send(chunked("/json") + "7\r\n{\"a\":1}\r\n0\r\n\r\n");
        assertThat(raw.readOne()).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void oneGiantChunkIsNotCollectedInMemory() throws Exception {
    try (var raw = server.raw()) {
      raw.send(chunked("/json") + "7fffffff\r\n");
      long sent = raw.sendMuch(new byte[1 << 20], 200);
      assertThat(sent).isLessThan(64L << 20);
      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aChunkLineWithoutEndIsNotCollectedInMemory() throws Exception {
    var line = "1".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (var raw = server.raw()) {
      raw.send(chunked("/json") + "2;");
      assertThat(raw.sendMuch(line, 200)).isLessThan(64L << 20);
    }
  }

  @Test
  void aHeadThatDoesNotComeEndsTheConnection() throws Exception {
    try (var half = server.raw()) {
      assertThat(half.send("GET /unread HTTP/1.1\r\nHost: a\r\n").readToEnd()).isEmpty();
    }
    await().until(() -> server.watchdog.watched() == 0);
  }

  @Test
  void aHeadThatTricklesEndsTheConnection() throws Exception {
    var drop = "A: b\r\n".getBytes(StandardCharsets.US_ASCII);
    long start = System.nanoTime();
    try (var slow = server.raw()) {
      slow.send("GET /unread HTTP/1.1\r\nHost: a\r\n");
      while (slow.sendMuch(drop, 1) > 0 && System.nanoTime() - start < 10_000_000_000L) {
        LockSupport.parkNanos(20_000_000);
      }
    }
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  private static String chunked(String path) {
    return "POST "
        + path
        + " HTTP/1.1\r\n"
        + HOST
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  }

  private static byte[] chunk(byte[] data) {
    var head = (Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    var chunk = Arrays.copyOf(head, head.length + data.length + 2);
    System.arraycopy(data, 0, chunk, head.length, data.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }

  private static void assertOneProblem(String answer, int status, String name) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .containsOnlyOnce("HTTP/1.1")
        .containsIgnoringCase("Connection: close")
        .contains("application/problem+json", "urn:slett:problem:" + name, "nosniff");
  }
}
