package no.slett.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.clock.ServiceClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.id.Language;
import no.slett.mail.LetterWriter;
import no.slett.mail.LiftingLetter;
import no.slett.mail.Mail;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;

/**
 * Tells people that the restriction of their data will be lifted (GDPR Art. 18(3), law RS-4). The
 * mail has a key of its own: the application's may be gone while the restriction keeps the rest.
 */
public final class LiftingNotices {
  private static final Period WAIT = Period.ofDays(7);

  /** By the system clock: later than this, nobody can object in time any more. */
  private static final Duration USEFUL = Duration.ofDays(7);

  private final Database database;
  private final Opener opener;
  private final OwnKeys mailKeys;
  private final LetterWriter letters;
  private final Sender sender;
  private final InstantSource systemClock;

  public LiftingNotices(
      Database database,
      Opener opener,
      OwnKeys mailKeys,
      LetterWriter letters,
      Sender sender,
      InstantSource systemClock) {
    this.database = database;
    this.opener = opener;
    this.mailKeys = mailKeys;
    this.letters = letters;
    this.sender = sender;
    this.systemClock = systemClock;
  }

  /** Once for each restriction; one that was announced or lifted stays as it is. */
  void announce(Actor actor, ApplicationId application, BlockId id) {
    var scope = Blocks.about(actor, application);
    database.run(
        scope,
        tx -> {
          Blocks.beforeAnyClaim(tx, application);
          var row = RestrictionRow.findForUpdate(tx, id).orElseThrow(Blocks::absent);
          if (row.notifiedAt() == null && row.liftedAt() == null) {
            var lifts = ServiceClock.after(tx.instant(), WAIT);
            SealedApplication.find(tx, application).ifPresent(found -> post(tx, found, lifts));
            tx.update(
                "update restriction set notified_at = ?, lifts_at = ? where id = ?",
                tx.instant(),
                lifts,
                id);
            Blocks.audit(tx, scope, Action.RESTRICTION_ANNOUNCED, application, id);
          }
        });
  }

  /** Of a person of whom only single items are left, no address is: there is nobody to tell. */
  private void post(Transaction tx, SealedApplication application, Instant lifts) {
    if (application.profile().length > 0) {
      var mail = mail(tx, application, lifts);
      var now = systemClock.instant();
      var key = mailKeys.create(mail.id());
      Outbox.postToMailbox(tx, mail, "restriction-lifting", key, now, now.plus(USEFUL));
    }
  }

  private Mail mail(Transaction tx, SealedApplication application, Instant lifts) {
    var profile = opener.profile(application);
    var to = new MailAddress(profile.email());
    var letter = new LiftingLetter(to, sender, title(tx, application), lifts);
    return letters.write(letter, Language.of(profile.locale()).orElse(Language.NB));
  }

  private static String title(Transaction tx, SealedApplication application) {
    return tx.first(
            "select title from hiring_process where id = ?",
            row -> row.text("title"),
            application.process())
        .orElseThrow();
  }
}
