package no.slett.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import no.slett.webhook.Secret;

/**
 * Posts a package, signed as Standard Webhooks says: over all of it, so it is written twice, once
 * to sign it and once to send it, and never held.
 */
public final class SignedHrEndpoint implements HrEndpoint {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final int AHEAD = 65_536;

  private final URI url;
  private final Secret secret;
  private final InstantSource systemClock;

  /** Opens no connection yet. */
  public SignedHrEndpoint(URI url, Secret secret, InstantSource systemClock) {
    this.url = url;
    this.secret = secret;
    this.systemClock = systemClock;
  }

  @Override
  public boolean take(UUID id, String mediaType, Content content) {
    var timestamp = systemClock.instant().getEpochSecond();
    var signing = secret.signing(id.toString(), timestamp);
    try (var client = client()) {
      content.write(signing);
      var request =
          HttpRequest.newBuilder(url)
              .timeout(ANSWER)
              .header("Content-Type", mediaType)
              .header("webhook-id", id.toString())
              .header("webhook-timestamp", Long.toString(timestamp))
              .header("webhook-signature", signing.signature())
              .POST(
                  BodyPublishers.fromPublisher(
                      BodyPublishers.ofInputStream(() -> written(content)), signing.length()))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();
  }

  /** A writer that fails leaves the body shorter than was promised, which ends the call. */
  private static InputStream written(Content content) {
    try {
      var in = new PipedInputStream(AHEAD);
      var out = new PipedOutputStream(in);
      Thread.startVirtualThread(
          () -> {
            try (out) {
              content.write(out);
            } catch (IOException | RuntimeException e) {
              System.getLogger(SignedHrEndpoint.class.getName())
                  .log(System.Logger.Level.WARNING, "a package was not sent: {0}", e.getClass());
            }
          });
      return in;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
