package no.slett.application;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import no.slett.basis.ActivityId;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.mail.Letter;
import no.slett.mail.LetterWriter;
import no.slett.mail.Mail;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;
import org.jspecify.annotations.Nullable;

/**
 * Tells people by mail what is done with what they sent. Each mail has a key of its own: the
 * application's may be gone while something keeps the rest.
 */
public final class PersonMail {
  private final Opener opener;
  private final OwnKeys mailKeys;
  private final LetterWriter letters;
  private final Sender sender;
  private final InstantSource systemClock;

  /** Takes the parts. */
  public PersonMail(
      Opener opener,
      OwnKeys mailKeys,
      LetterWriter letters,
      Sender sender,
      InstantSource systemClock) {
    this.opener = opener;
    this.mailKeys = mailKeys;
    this.letters = letters;
    this.sender = sender;
    this.systemClock = systemClock;
  }

  /** A letter to whoever applied, about the position with this title. */
  @FunctionalInterface
  public interface Told {
    /** Writes it. */
    Letter letter(MailAddress to, Sender sender, String title);
  }

  /**
   * Posts a letter, in a transaction of purpose {@code rights} about the application. It goes when
   * the application does.
   *
   * @param useful by the system clock, how long somebody can still do something about it
   * @return false where only single items are left of the application, and no address
   */
  public boolean post(
      Transaction tx, SealedApplication application, String kind, Duration useful, Told told) {
    var mail = written(tx, application, told);
    mail.ifPresent(
        m ->
            Outbox.postAlone(
                tx,
                m,
                kind,
                application.process(),
                application.id(),
                alone(m, useful, null),
                systemClock.instant()));
    return mail.isPresent();
  }

  /**
   * Posts a letter that goes out even if the application is erased before.
   *
   * @param purpose the activity of the catalogue that it is sent for
   * @return as {@link #post} does
   */
  public boolean postLasting(
      Transaction tx,
      SealedApplication application,
      String kind,
      Duration useful,
      ActivityId purpose,
      Told told) {
    var mail = written(tx, application, told);
    mail.ifPresent(
        m ->
            Outbox.postToMailbox(
                tx,
                m,
                kind,
                alone(m, useful, purpose.value()),
                List.of(application.id()),
                systemClock.instant()));
    return mail.isPresent();
  }

  private Optional<Mail> written(Transaction tx, SealedApplication application, Told told) {
    if (application.profile().length == 0) {
      return Optional.empty();
    }
    var profile = opener.profile(application);
    var to = new MailAddress(profile.email());
    var letter = told.letter(to, sender, title(tx, application));
    return Optional.of(letters.write(letter, Language.of(profile.locale()).orElse(Language.NB)));
  }

  private Outbox.Alone alone(Mail mail, Duration useful, @Nullable String purpose) {
    return new Outbox.Alone(
        mailKeys.create(mail.id()), systemClock.instant().plus(useful), purpose);
  }

  private static String title(Transaction tx, SealedApplication application) {
    return tx.first(
            "select title from hiring_process where id = ?",
            row -> row.text("title"),
            application.process())
        .orElseThrow();
  }
}
