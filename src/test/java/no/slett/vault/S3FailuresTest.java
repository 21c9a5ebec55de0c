package no.slett.vault;

import static no.slett.vault.ObjectStoreContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the answers that a healthy server never gives. */
class S3FailuresTest {
  private static final String SECRET = "the-secret-that-nobody-sees";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final ObjectStore store;

  S3FailuresTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    store = new S3ObjectStore(settings(server.getAddress().getPort(), Duration.ofSeconds(10)));
  }

  @AfterEach
  void close() {
    store.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aFullServerIsFull() {
    answer(507, "XMinioStorageFull");

    assertThatThrownBy(() -> store.put("p/a", bytes(10)))
        .isInstanceOf(StoreFullException.class)
        .hasMessage("the object store answered 507 XMinioStorageFull to p/a");
  }

  @Test
  void aServerThatRefusesUsIsUnavailable() {
    answer(403, "AccessDenied");

    assertThatThrownBy(() -> store.put("p/a", bytes(10)))
        .isExactlyInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store.get("p/a")).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store.list("")).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store.delete(List.of("p/a")))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store.deletePrefix("p/"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(store::check).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void aMissingBucketIsNoMissingObject() {
    answer(404, "NoSuchBucket");

    assertThatThrownBy(() -> store.find("p/a")).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> store.get("p/a")).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void noFailureShowsASecret() {
    answer(403, "AccessDenied");

    assertThatThrownBy(() -> store.put("p/a", bytes(10)))
        .satisfies(
            e -> {
              var trace = new StringWriter();
              e.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString())
                  .doesNotContain(SECRET, "access-key", "Signature=", "Authorization");
            });
  }

  @Test
  void aStoppedServerIsUnavailable() {
    server.stop(0);

    assertThatThrownBy(() -> store.put("p/a", bytes(10)))
        .isExactlyInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("p/a");
    assertThatThrownBy(store::check).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void aSilentServerIsWaitedForOnlySoLong() {
    var never = new CountDownLatch(1);
    handle(exchange -> awaitQuietly(never, 60));
    var port = server.getAddress().getPort();

    try (var hasty = new S3ObjectStore(settings(port, Duration.ofMillis(300)))) {
      assertThatThrownBy(() -> hasty.find("p/a")).isInstanceOf(StoreUnavailableException.class);
    } finally {
      never.countDown();
    }
  }

  @Test
  void aServerThatCutsItsAnswerIsUnavailable() {
    handle(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          throw new IOException("gone");
        });

    assertThatThrownBy(() -> store.find("p/a")).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void twentyRequestsAreInFlightAtOnce() throws Exception {
    var together = new CountDownLatch(20);
    handle(
        exchange -> {
          together.countDown();
          var all = awaitQuietly(together, 30);
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.sendResponseHeaders(all ? 200 : 403, -1);
        });

    var keys = IntStream.range(0, 20).mapToObj(i -> "p/" + i).toList();
    ObjectStoreContract.all(20, keys, key -> store.put(key, bytes(10)));

    assertThat(together.getCount()).isZero();
  }

  @Test
  void aServerThatNeverLetsGoIsNotBelieved() {
    handle(
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          var query = String.valueOf(exchange.getRequestURI().getQuery());
          send(exchange, 200, query.contains("versions") ? LOCKED : nothing(query));
        });

    assertThatThrownBy(() -> store.delete(List.of("p/a")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("goes on listing 1 versions");
  }

  private static final String LOCKED =
      """
      <ListVersionsResult><Name>b</Name><Prefix>p/a</Prefix><IsTruncated>false</IsTruncated>
      <Version><Key>p/a</Key><VersionId>1</VersionId><IsLatest>true</IsLatest>
      <LastModified>2026-03-01T10:00:00.000Z</LastModified><Size>1</Size></Version>
      </ListVersionsResult>\
      """;

  private static String nothing(String query) {
    return query.contains("uploads")
        ? "<ListMultipartUploadsResult><Bucket>bucket</Bucket><MaxUploads>1000</MaxUploads>"
            + "<IsTruncated>false</IsTruncated></ListMultipartUploadsResult>"
        : "<DeleteResult></DeleteResult>";
  }

  private void answer(int status, String code) {
    handle(
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          send(exchange, status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
        });
  }

  private void handle(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    var bytes = xml.getBytes(StandardCharsets.UTF_8);
    var head = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static boolean awaitQuietly(CountDownLatch latch, int seconds) {
    try {
      return latch.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static S3Settings settings(int port, Duration timeout) {
    var endpoint = URI.create("http://127.0.0.1:" + port);
    return new S3Settings(
        endpoint, "eu-north-1", "access-key", SECRET, "bucket", false, timeout, 32);
  }
}
