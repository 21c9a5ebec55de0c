package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that stall, trickle or vanish in the middle of a body. */
class BodyWatchdogTest {
  private static final BodyLimits LIMITS =
      new BodyLimits(1 << 20, Duration.ofMillis(400), Duration.ofMillis(2500));

  private final AtomicInteger cleaned = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final Capacity capacity = new Capacity(1, Duration.ofSeconds(7));
  private TestServer server = TestServer.of(new Routes());

  @BeforeEach
  void start() {
    server.close();
    server =
        TestServer.of(
            new Routes()
                .post("/read", Access.publicRoute(), capacity.guard(this::read))
                .post("/work", Access.publicRoute(), this::work)
                .get("/large", Access.publicRoute(), this::large),
            LIMITS);
  }

  @AfterEach
  void stop() {
    await().until(() -> server.watchdog.watched() == 0);
    server.close();
  }

  private Answer read(Exchange exchange) throws Exception {
    try {
      long n = exchange.body().transferTo(OutputStream.nullOutputStream());
      finished.incrementAndGet();
      return Answer.ok(n);
    } finally {
      cleaned.incrementAndGet();
    }
  }

  /** Works longer than a client may stall. */
  private Answer work(Exchange exchange) throws Exception {
    int first = exchange.body().read();
    var done = new CountDownLatch(1);
    boolean woken = done.await(900, TimeUnit.MILLISECONDS);
    return Answer.ok(first + " " + woken + " " + exchange.body().read());
  }

  private Answer large(Exchange exchange) {
    var block = new byte[1 << 20];
    return Answer.stream(
        "application/zip",
        out -> {
          try {
            for (int i = 0; i < 200; i++) {
              out.write(block);
            }
            finished.incrementAndGet();
          } finally {
            cleaned.incrementAndGet();
          }
        });
  }

  @Test
  void aClientThatStopsReadingIsCutOffAndTheWriterCleansUp() throws Exception {
    try (var raw = server.raw()) {
      raw.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
      await().until(() -> cleaned.get() == 1);
      assertThat(finished).hasValue(0);
    }
  }

  @Test
  void aStalledBodyIsCutOffAndTheHandlerCleansUp() throws Exception {
    long start = System.nanoTime();
    try (var raw = server.raw()) {
      assertThat(raw.send(request("/read", 10) + "abc").readToEnd()).isEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(350), Duration.ofSeconds(3));
    await().until(() -> cleaned.get() == 1);
    assertThat(finished).hasValue(0);
  }

  @Test
  void aSlowBodyThatMovesSurvives() throws Exception {
    try (var raw = server.raw()) {
      raw.send(request("/read", 10));
      for (int i = 0; i < 10; i++) {
        raw.send("x");
        LockSupport.parkNanos(120_000_000);
      }
      assertThat(raw.readOne()).startsWith("HTTP/1.1 200").endsWith("10");
    }
  }

  @Test
  void aBodyThatTricklesForTooLongIsCutOff() throws Exception {
    try (var raw = server.raw()) {
      raw.send(request("/read", 1000));
      long start = System.nanoTime();
      while (raw.sendMuch(new byte[1], 1) > 0 && cleaned.get() == 0) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        LockSupport.parkNanos(100_000_000);
      }
      assertThat(raw.readToEnd()).isEmpty();
    }
    assertThat(finished).hasValue(0);
  }

  @Test
  void theHandlersOwnWorkIsNotTheClientsStall() throws Exception {
    try (var raw = server.raw()) {
      assertThat(raw.send(request("/work", 2) + "ab").readOne()).endsWith("\"97 false 98\"");
    }
  }

  @Test
  void clientsThatVanishEndTheCallWithoutAnAnswer() throws Exception {
    try (var fin = server.raw()) {
      fin.send(request("/read", 10) + "abc").finish();
      assertThat(fin.readToEnd()).isEmpty();
    }
    await().until(() -> cleaned.get() == 1);
    try (var rst = server.raw()) {
      rst.send(request("/read", 10) + "abc").reset();
    }
    await().until(() -> cleaned.get() == 2);
    assertThat(finished).hasValue(0);
  }

  @Test
  void overCapacityIsSaidBeforeTheBodyIsRead() throws Exception {
    try (var first = server.raw();
        var second = server.raw()) {
      first.send(request("/read", 3) + "a");
      await().until(() -> server.watchdog.watched() == 1);
      var answer = second.send(request("/read", 100_000_000)).readOne();
      assertThat(answer)
          .startsWith("HTTP/1.1 503")
          .contains("urn:slett:problem:over-capacity")
          .containsIgnoringCase("retry-after: 7");
      assertThat(first.send("bc").readOne()).startsWith("HTTP/1.1 200");
    }
    try (var third = server.raw()) {
      assertThat(third.send(request("/read", 1) + "a").readOne()).startsWith("HTTP/1.1 200");
    }
  }

  private static String request(String path, int length) {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
  }
}
