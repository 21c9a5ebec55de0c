package no.slett;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.slett.basis.ControllerFile;
import no.slett.basis.Recipient;
import no.slett.clock.ServiceClock;
import no.slett.clock.Sweeps;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;
import no.slett.config.Operators;
import no.slett.database.Database;
import no.slett.handover.Hr;
import no.slett.handover.SignedHrEndpoint;
import no.slett.mail.OutboxSender;
import no.slett.mail.SmtpTransport;
import no.slett.vault.KeyRing;
import no.slett.vault.OwnKeys;
import no.slett.webhook.AcknowledgementRoutes;
import no.slett.webhook.Notifications;
import no.slett.webhook.Secret;
import no.slett.webhook.WebhookSender;

/** The ways out of the house, and whoever gets what goes out: mail, events to recipients. */
final class Outgoing implements AutoCloseable {
  private static final Duration SELDOM = Duration.ofMinutes(10);

  private final ControllerFile controller;
  private final OutboxSender outbox;
  private final WebhookSender webhooks;
  private final Optional<Hr> hr;

  /**
   * Makes both, and sends nothing yet.
   *
   * @throws no.slett.settings.InvalidSettings when somebody who works for us is not declared (law
   *     AK-2) or does not count yet, or a secret cannot be used
   */
  Outgoing(
      Configuration configuration,
      ControllerFile controller,
      Database database,
      KeyRing keys,
      OwnKeys mailKeys,
      ServiceClock serviceClock,
      SystemClock systemClock) {
    demandDeclared(configuration.operators(), controller, serviceClock.instant());
    this.controller = controller;
    this.outbox =
        new OutboxSender(
            database,
            keys,
            mailKeys,
            new SmtpTransport(configuration.mail(), systemClock),
            configuration.operators().mail(),
            systemClock);
    this.webhooks =
        new WebhookSender(database, controller.recipients(), configuration.baseUrl(), systemClock);
    this.hr =
        controller.recipients().stream().flatMap(r -> hr(r, systemClock).stream()).findFirst();
  }

  private static void demandDeclared(Operators operators, ControllerFile file, Instant now) {
    operators.database().ifPresent(id -> file.demandProcessor("database.operated-by", id, now));
    operators.store().ifPresent(id -> file.demandProcessor("vault.s3.operated-by", id, now));
    operators.mail().ifPresent(id -> file.demandProcessor("mail.operated-by", id, now));
  }

  /** What intake tells recipients with. */
  Notifications notifications() {
    return new Notifications(controller.recipients());
  }

  /** Where recipients answer. */
  AcknowledgementRoutes acknowledgements() {
    return webhooks.acknowledgements();
  }

  /** Who takes in whoever was hired, if somebody is declared. */
  Optional<Hr> hr() {
    return hr;
  }

  private static Optional<Hr> hr(Recipient recipient, SystemClock systemClock) {
    return Optional.ofNullable(recipient.handover())
        .map(
            point ->
                new Hr(
                    recipient.id(),
                    new SignedHrEndpoint(
                        point.url(), Secret.of(recipient.id(), point.secretFile()), systemClock)));
  }

  /** Begins to send. */
  void begin(Sweeps sweeps, Duration every, Markers markers) {
    sweeps
        .every(every, "outbox", outbox::sendOnce)
        .every(every, "webhooks", webhooks::sweep)
        .every(SELDOM, "mail keys", markers.guard(outbox::sweepKeys));
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
