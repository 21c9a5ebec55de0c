package no.slett.vault;

import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.XmlParserException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The SDK's client with our limits, and the one place that understands its failures.
 *
 * <p>An SDK exception prints request and response with all headers, so none is passed on as a
 * cause: only its code is.
 */
final class S3Calls implements AutoCloseable {
  private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchVersion", "NoSuchUpload");
  private static final Set<String> FULL =
      Set.of("XMinioStorageFull", "InsufficientStorage", "QuotaExceeded");

  /** Never used itself: the trusted certificates it read are shared by all clients made of it. */
  private static final OkHttpClient BASE = Http.newDefaultClient();

  private final S3Settings settings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OkHttpClient http;
  private final MinioAsyncClient client;

  S3Calls(S3Settings settings) {
    this.settings = settings;
    this.http = http(settings, threads);
    this.client =
        MinioAsyncClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(http)
            .build();
    if (settings.virtualHosts()) {
      client.enableVirtualStyleEndpoint();
    }
  }

  /** The SDK's own client allows five requests at a time and waits five minutes for each. */
  private static OkHttpClient http(S3Settings settings, ExecutorService threads) {
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(settings.connections());
    dispatcher.setMaxRequestsPerHost(settings.connections());
    return BASE.newBuilder()
        .dispatcher(dispatcher)
        .addInterceptor(new ReadableAnswers())
        .connectionPool(new ConnectionPool(settings.connections(), 1, TimeUnit.MINUTES))
        .connectTimeout(settings.timeout())
        .readTimeout(settings.timeout())
        .writeTimeout(settings.timeout())
        .build();
  }

  /** One call of the SDK, not yet waited for. */
  interface Call<T> {
    CompletableFuture<T> start(MinioAsyncClient client) throws MinioException;
  }

  /** Starts the call; whatever goes wrong is in the future. */
  <T> CompletableFuture<T> start(Call<T> call) {
    try {
      return call.start(client);
    } catch (MinioException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Starts the call and waits for it; {@code what} names it in a message, by ids only. */
  <T> T make(String what, Call<T> call) {
    return await(what, start(call));
  }

  /**
   * Waits for a started call.
   *
   * @throws NoSuchObjectException when the store says that there is no such object
   */
  <T> T await(String what, CompletableFuture<T> started) {
    try {
      return started.join();
    } catch (CompletionException e) {
      throw failure(what, cause(e));
    }
  }

  /**
   * Waits for a question that not every store understands, or answers to everybody.
   *
   * @throws StoreUnavailableException when there is no bucket, or nobody who answers
   */
  <T> Reply<T> ask(String what, CompletableFuture<T> started) {
    try {
      return new Reply.Told<>(started.join());
    } catch (CompletionException e) {
      var cause = cause(e);
      if (cause instanceof ErrorResponseException answered && refuses(answered)) {
        return new Reply.Refused<>(code(answered));
      }
      if (cause instanceof XmlParserException) {
        // some servers answer a question that they do not know with a listing
        return new Reply.Refused<>("unreadable");
      }
      throw failure(what, cause);
    }
  }

  /** A store that is only tired would have told: taking that for an answer hides a lock. */
  private static boolean refuses(ErrorResponseException e) {
    var status = e.response().code();
    return !code(e).equals("NoSuchBucket") && (status < 500 || status == 501) && status != 429;
  }

  private static String code(ErrorResponseException e) {
    return String.valueOf(e.errorResponse().code());
  }

  String bucket() {
    return settings.bucket();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.connectionPool().evictAll();
  }

  private static Throwable cause(Throwable e) {
    return e instanceof CompletionException && e.getCause() != null ? cause(e.getCause()) : e;
  }

  private static RuntimeException failure(String what, Throwable e) {
    if (e instanceof ErrorResponseException answered) {
      return failure(what, answered);
    }
    if (e instanceof MinioException && e.getCause() instanceof IOException io) {
      return new StoreUnavailableException("the object store failed at " + what, io);
    }
    if (e instanceof MinioException) {
      var kind = e.getClass().getSimpleName();
      return new StoreUnavailableException("the object store failed at " + what + ": " + kind);
    }
    return new StoreUnavailableException("the object store failed at " + what, e);
  }

  private static RuntimeException failure(String what, ErrorResponseException e) {
    var code = code(e);
    var status = e.response().code();
    if (ABSENT.contains(code)) {
      return new NoSuchObjectException(what);
    }
    var message = "the object store answered " + status + " " + code + " to " + what;
    return status == 507 || FULL.contains(code)
        ? new StoreFullException(message, null)
        : new StoreUnavailableException(message);
  }
}
