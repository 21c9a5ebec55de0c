package no.slett;

import java.time.Duration;
import no.slett.basis.ClaimsDefence;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;
import no.slett.database.Database;
import no.slett.document.arrival.Spool;
import no.slett.document.type.DocumentType;
import no.slett.document.type.TypeCheck;
import no.slett.hiring.ProcessActivity;
import no.slett.http.Capacity;
import no.slett.http.Networks;
import no.slett.http.RateLimit;
import no.slett.id.Language;
import no.slett.intake.IntakeMail;
import no.slett.intake.IntakeRoutes;
import no.slett.intake.Reception;
import no.slett.mail.LetterWriter;
import no.slett.mail.Sender;
import no.slett.rights.CorrectionRoutes;
import no.slett.vault.KeyRing;
import no.slett.webhook.Notifications;

/** Where applications come in, and new versions of what came in before. */
record WayIn(
    Configuration configuration,
    SystemClock systemClock,
    CrashPoints crashPoints,
    CorrectionRoutes.Uploads uploads) {
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  /** Clears the spool of what a crash left. */
  static WayIn of(Configuration configuration, SystemClock systemClock, CrashPoints crashPoints) {
    var intake = configuration.intake();
    var uploads =
        new CorrectionRoutes.Uploads(
            new TypeCheck(DocumentType.all()),
            new Spool(intake.spool()),
            intake.oneFile(),
            new Capacity(intake.concurrent(), COME_AGAIN));
    return new WayIn(configuration, systemClock, crashPoints, uploads);
  }

  /** Takes them in; to be closed. */
  Reception reception(
      Database database,
      Stores stores,
      KeyRing keys,
      LetterWriter letters,
      Sender sender,
      Notifications notifications,
      ProcessActivity activity,
      Informing informing) {
    var base = configuration.baseUrl();
    var pool = informing.consents().in(Language.NB).map(_ -> base.resolve("/me")).orElse(null);
    return new Reception(
        database,
        keys,
        stores.objects(),
        stores.keys(),
        configuration.intake(),
        uploads.spool(),
        configuration.retention(),
        ClaimsDefence.of(informing.catalogue()),
        uploads.types(),
        new IntakeMail(letters, sender, base, pool, systemClock),
        notifications,
        activity,
        crashPoints.intake());
  }

  /** The door to it, and how often a network may knock. */
  IntakeRoutes routes(Reception reception) {
    var limits = configuration.limits();
    return new IntakeRoutes(
        reception,
        configuration.intake(),
        uploads.capacity(),
        new Networks(limits.forwardedHeader()),
        new RateLimit(limits.applicationsPerNetwork(), systemClock));
  }
}
