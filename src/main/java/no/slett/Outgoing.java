package no.slett;

import java.time.Duration;
import java.util.Optional;
import no.slett.basis.ControllerFile;
import no.slett.basis.Recipient;
import no.slett.basis.Recipients;
import no.slett.clock.Sweeps;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;
import no.slett.config.Operators;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
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

  private final Database database;
  private final ControllerFile controller;
  private final OutboxSender outbox;
  private final WebhookSender webhooks;
  private final Optional<Hr> hr;

  /**
   * Makes both, and sends nothing yet.
   *
   * @throws no.slett.settings.InvalidSettings when somebody who works for us is not declared (law
   *     AK-2), or a secret cannot be used
   */
  Outgoing(
      Configuration configuration,
      ControllerFile controller,
      Database database,
      KeyRing keys,
      OwnKeys mailKeys,
      SystemClock systemClock) {
    demandDeclared(configuration.operators(), controller);
    this.database = database;
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

  private static void demandDeclared(Operators operators, ControllerFile controller) {
    operators.database().ifPresent(id -> controller.demandProcessor("database.operated-by", id));
    operators.store().ifPresent(id -> controller.demandProcessor("vault.s3.operated-by", id));
    operators.mail().ifPresent(id -> controller.demandProcessor("mail.operated-by", id));
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

  /** Writes the recipients down: before any replay, which has something to tell them. */
  void declare() {
    database.run(
        Scope.system(Purpose.CLOCK, "start"), tx -> Recipients.sync(tx, controller.recipients()));
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
