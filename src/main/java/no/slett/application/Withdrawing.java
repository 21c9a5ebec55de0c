package no.slett.application;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.erasure.Withdrawals;
import no.slett.id.Language;
import no.slett.journal.Events;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.mail.WithdrawalLetter;
import no.slett.vault.ApplicationKey;
import no.slett.vault.KeyMissingException;
import no.slett.vault.KeyRing;

/**
 * The one way an application is withdrawn, by the applicant or by who records that they said so: a
 * last mail, the end of the basis, and the erasure after both.
 */
public final class Withdrawing {
  private final Events events;
  private final KeyRing keys;
  private final Opener opener;
  private final LetterWriter letters;
  private final Sender sender;
  private final URI service;
  private final InstantSource systemClock;

  public Withdrawing(
      Events events,
      KeyRing keys,
      Opener opener,
      LetterWriter letters,
      Sender sender,
      URI service,
      InstantSource systemClock) {
    this.events = events;
    this.keys = keys;
    this.opener = opener;
    this.letters = letters;
    this.sender = sender;
    this.service = service;
    this.systemClock = systemClock;
  }

  /**
   * Decides on it and writes the mail, in a transaction that sees the application.
   *
   * @return what to {@link #carryOut} once that is committed; empty when it was withdrawn before
   */
  public Optional<UUID> intend(Transaction tx, SealedApplication application) {
    var entry = Withdrawals.intend(tx, application.process(), application.id());
    entry.ifPresent(_ -> confirm(tx, application));
    return entry;
  }

  /** Ends the basis; the next sweep erases. */
  public void carryOut(UUID entry) {
    events.carryOut(entry);
  }

  private void confirm(Transaction tx, SealedApplication application) {
    var profile = opener.profile(application);
    var letter =
        new WithdrawalLetter(
            new MailAddress(profile.email()),
            sender,
            title(tx, application),
            tx.instant(),
            service);
    var mail = letters.write(letter, Language.of(profile.locale()).orElse(Language.NB));
    ownKey(application)
        .ifPresent(
            key ->
                Outbox.post(
                    tx, mail, "withdrawal", application.process(), key, systemClock.instant()));
  }

  /** Gone once the process is purged: then the answer itself has to be confirmation enough. */
  private Optional<ApplicationKey> ownKey(SealedApplication application) {
    try {
      return Optional.of(keys.application(application.process(), application.id()));
    } catch (KeyMissingException outlived) {
      return Optional.empty();
    }
  }

  private static String title(Transaction tx, SealedApplication application) {
    return tx.first(
            "select title from hiring_process where id = ?",
            row -> row.text("title"),
            application.process())
        .orElseThrow();
  }
}
