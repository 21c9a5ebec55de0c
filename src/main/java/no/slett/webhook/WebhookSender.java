package no.slett.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Recipient;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.disclosure.Disclosures;
import no.slett.http.Json;

/**
 * Posts what is due. Any number of instances share the work; each recipient has a queue of its own,
 * so that one that is away keeps no other waiting. Each event comes at least once, in no promised
 * order, always under the same id.
 */
public final class WebhookSender implements AutoCloseable {
  private static final Scope SCOPE = Scope.system(Purpose.NOTIFICATION, "webhooks");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** Longer than one attempt may take. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final int MOST_AT_ONCE = 500;

  private final Database database;
  private final List<Endpoint> endpoints;
  private final URI source;
  private final InstantSource systemClock;
  private final Json json = new Json();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * Reads the secrets.
   *
   * @param source the service's public address, which events name
   * @throws no.slett.settings.InvalidSettings one line for each secret that cannot be used
   */
  public WebhookSender(
      Database database, List<Recipient> recipients, URI source, InstantSource systemClock) {
    this.database = database;
    this.endpoints = Endpoint.all(recipients);
    this.source = source;
    this.systemClock = systemClock;
  }

  /** Finds what closed, posts what is due to each recipient, and forgets what is over. */
  public void sweep() {
    database.run(Scope.system(Purpose.CLOCK, "webhooks"), Notifications::closed);
    try (var queues = Executors.newVirtualThreadPerTaskExecutor()) {
      endpoints.forEach(endpoint -> queues.execute(() -> sendTo(endpoint)));
    }
    database.run(SCOPE, Forgetting::forget);
  }

  private void sendTo(Endpoint endpoint) {
    for (var i = 0; i < MOST_AT_ONCE; i++) {
      var due = take(endpoint);
      if (due.isEmpty()) {
        return;
      }
      var delivery = post(endpoint, due.get());
      finish(due.get(), delivery);
      if (delivery != Delivery.DELIVERED) {
        return;
      }
    }
  }

  private Optional<DueNotification> take(Endpoint endpoint) {
    return database.inTransaction(
        SCOPE,
        tx -> {
          var now = systemClock.instant();
          var due = DueNotification.take(tx, endpoint.recipient(), now, LEASE);
          due.flatMap(DueNotification::disclosed).ifPresent(d -> Disclosures.record(tx, d));
          return due;
        });
  }

  private Delivery post(Endpoint endpoint, DueNotification due) {
    var body = json.write(CloudEvent.of(due, source));
    var id = due.id().toString();
    var timestamp = systemClock.instant().getEpochSecond();
    var request =
        HttpRequest.newBuilder(endpoint.url())
            .timeout(ANSWER)
            .header("Content-Type", CloudEvent.MEDIA_TYPE)
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", endpoint.secret().sign(id, timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      answer.body().close(); // unread: whatever it says, however much
      return answer.statusCode() / 100 == 2 ? Delivery.DELIVERED : Delivery.REJECTED;
    } catch (IOException e) {
      return Delivery.UNREACHABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Delivery.UNREACHABLE;
    }
  }

  private void finish(DueNotification due, Delivery delivery) {
    var over = delivery == Delivery.DELIVERED && !due.wantsAnswer();
    database.run(
        SCOPE,
        tx -> {
          if (over) {
            due.remove(tx);
          } else {
            due.postpone(tx, delivery, systemClock.instant());
          }
          if (delivery == Delivery.DELIVERED && !due.delivered()) {
            var event =
                new Audit.Event(
                    Action.NOTIFICATION_SENT, due.process(), due.application(), due.id(), null);
            Audit.record(tx, SCOPE, event);
          }
        });
  }

  /** What recipients answer with the same secrets. */
  public AcknowledgementRoutes acknowledgements() {
    return new AcknowledgementRoutes(database, new Signatures(endpoints, systemClock));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
