package no.slett.closing;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.basis.ConsentTexts;
import no.slett.database.Transaction;
import no.slett.hiring.HiringProcess;
import no.slett.id.Language;
import no.slett.mail.ClosingLetter;
import no.slett.mail.ClosingLetter.Stage;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.KeyRing;

/** Writes and seals the letter to one applicant. */
public final class ClosingMail {
  private final KeyRing keys;
  private final Opener opener;
  private final ConsentTexts consents;
  private final LetterWriter letters;
  private final Sender sender;
  private final URI service;
  private final InstantSource systemClock;

  /**
   * Takes what a letter is made of.
   *
   * @param service public address of the service
   */
  public ClosingMail(
      KeyRing keys,
      Opener opener,
      ConsentTexts consents,
      LetterWriter letters,
      Sender sender,
      URI service,
      InstantSource systemClock) {
    this.keys = keys;
    this.opener = opener;
    this.consents = consents;
    this.letters = letters;
    this.sender = sender;
    this.service = service;
    this.systemClock = systemClock;
  }

  /**
   * Posts it in a transaction of purpose {@code rights} about the applicant.
   *
   * @throws no.slett.vault.KeyMissingException when the application's key is not there
   * @throws no.slett.vault.SealBrokenException when it does not open
   */
  void post(
      Transaction tx,
      HiringProcess process,
      Round.Kind kind,
      SealedApplication application,
      ToldApplicant told) {
    var profile = opener.profile(application);
    var language = Language.of(profile.locale()).orElse(Language.NB);
    var stage = stage(kind, told, tx.instant());
    var letter =
        new ClosingLetter(
            new MailAddress(profile.email()),
            sender,
            process.title(),
            stage,
            told.endsAt(),
            stage == Stage.CLOSING && isReminded(process),
            told.remembered(),
            told.mayJoin() && consents.in(language).isPresent(),
            told.locked(),
            service.resolve("/me"),
            service);
    Outbox.post(
        tx,
        letters.write(letter, language),
        kind.wire(),
        process.id(),
        keys.application(process.id(), application.id()),
        systemClock.instant());
  }

  private static Stage stage(Round.Kind kind, ToldApplicant told, Instant now) {
    if (!told.endsAt().isAfter(now)) {
      return Stage.OVER;
    }
    return kind == Round.Kind.REMINDER ? Stage.REMINDER : Stage.CLOSING;
  }

  private static boolean isReminded(HiringProcess process) {
    var closing = process.timing().closingAt();
    var closed = process.timing().closedAt();
    return closing != null && closed != null && Round.reminds(closing, closed);
  }
}
