package no.slett.application;

import java.time.Duration;
import java.time.InstantSource;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.mail.Letter;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;

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
   * Posts a letter, in a transaction of purpose {@code rights} about the application.
   *
   * @param useful by the system clock, how long somebody can still do something about it
   * @return false where only single items are left of the application, and no address
   */
  public boolean post(
      Transaction tx, SealedApplication application, String kind, Duration useful, Told told) {
    if (application.profile().length == 0) {
      return false;
    }
    var profile = opener.profile(application);
    var to = new MailAddress(profile.email());
    var letter = told.letter(to, sender, title(tx, application));
    var mail = letters.write(letter, Language.of(profile.locale()).orElse(Language.NB));
    var now = systemClock.instant();
    var key = mailKeys.create(mail.id());
    Outbox.postToMailbox(tx, mail, kind, key, now, now.plus(useful));
    return true;
  }

  private static String title(Transaction tx, SealedApplication application) {
    return tx.first(
            "select title from hiring_process where id = ?",
            row -> row.text("title"),
            application.process())
        .orElseThrow();
  }
}
