package no.slett.reference;

import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import no.slett.application.Opener;
import no.slett.application.Profile;
import no.slett.application.SealedApplication;
import no.slett.basis.ActivityId;
import no.slett.basis.RefereeNotice;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.id.SecretToken;
import no.slett.mail.Letter;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.OffListLetter;
import no.slett.mail.Outbox;
import no.slett.mail.RefereeLetter;
import no.slett.mail.Sender;
import no.slett.vault.KeyRing;

/**
 * The notices of Art. 14: to the referee when contact begins, to the applicant when somebody was
 * asked whom they did not name.
 */
final class RefereeMail {
  /** Tells a link's token from those of sessions and of the issuer. */
  static final String PREFIX = "slettref_";

  /** The fragment stays in the browser: no log on the way sees the token. */
  private static final String PAGE = "/referees/me#";

  private final KeyRing keys;
  private final Opener opener;
  private final RefereeNotice notice;
  private final LetterWriter letters;
  private final Sender sender;
  private final URI service;
  private final InstantSource systemClock;

  RefereeMail(
      KeyRing keys,
      Opener opener,
      RefereeNotice notice,
      LetterWriter letters,
      Sender sender,
      URI service,
      InstantSource systemClock) {
    this.keys = keys;
    this.opener = opener;
    this.notice = notice;
    this.letters = letters;
    this.sender = sender;
    this.service = service;
    this.systemClock = systemClock;
  }

  /** Posts the notice, and puts down that it went out and by which link the referee comes back. */
  void notice(Transaction tx, SealedApplication application, RefereeRow row, Contact contact) {
    var token = SecretToken.random(PREFIX);
    tx.update(
        "update referee set contacted_at = ?, token_hash = ? where id = ?",
        tx.instant(),
        token.hash(),
        row.id());
    var process = Processes.of(tx, row.process());
    var activity = new ActivityId(row.activity());
    var language = row.language();
    var letter =
        new RefereeLetter(
            new MailAddress(Objects.requireNonNull(contact.email())),
            sender,
            contact.name(),
            applicant(opener.profile(application)),
            process.title(),
            contact.origin(),
            notice.controller(language),
            notice.purpose(activity, language),
            notice.interest(activity, language),
            notice.recipients(language),
            process.latest(),
            base(PAGE + token.value()));
    post(tx, application, letter, language, "referee-notice");
  }

  /** Tells the applicant who was asked without being named by them, where from, and why. */
  void tellApplicant(
      Transaction tx, SealedApplication application, RefereeRow row, Contact contact) {
    var profile = opener.profile(application);
    var activity = new ActivityId(row.activity());
    var language = Language.of(profile.locale()).orElse(Language.NB);
    var letter =
        new OffListLetter(
            new MailAddress(profile.email()),
            sender,
            Processes.of(tx, row.process()).title(),
            contact.name(),
            Objects.requireNonNullElse(contact.origin(), ""),
            notice.purpose(activity, language),
            notice.interest(activity, language),
            base("/me"));
    post(tx, application, letter, language, "off-list-reference");
  }

  private void post(
      Transaction tx,
      SealedApplication application,
      Letter letter,
      Language language,
      String kind) {
    var key = keys.application(application.process(), application.id());
    var mail = letters.write(letter, language);
    Outbox.post(tx, mail, kind, application.process(), key, systemClock.instant());
  }

  private static String applicant(Profile profile) {
    return profile.givenName() + " " + profile.familyName();
  }

  private URI base(String path) {
    return URI.create(service.toString().replaceFirst("/$", "") + path);
  }
}
