package no.slett.rights;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.http.LimitSettings;
import no.slett.http.Principal;
import no.slett.http.Problem;
import no.slett.http.RateLimit;
import no.slett.id.Language;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;
import no.slett.vault.ServiceKey;

/** The way in without an account: a code to the mailbox, and a session for whoever reads it. */
public final class SignIn {
  private final Database database;
  private final MailboxTags tags;
  private final Codes codes;
  private final Sessions sessions;
  private final RateLimit codesPerAddress;
  private final RateLimit sessionsPerAddress;
  private final InstantSource systemClock;

  public SignIn(
      Database database,
      ServiceKey key,
      OwnKeys mailKeys,
      LetterWriter letters,
      Sender sender,
      URI service,
      LimitSettings limits,
      InstantSource systemClock) {
    this.database = database;
    this.tags = new MailboxTags(key);
    this.codes = new Codes(database, tags, mailKeys, letters, sender, service, systemClock);
    this.sessions = new Sessions(database, tags, systemClock);
    this.codesPerAddress = new RateLimit(limits.codesPerAddress(), systemClock);
    this.sessionsPerAddress = new RateLimit(limits.sessionsPerAddress(), systemClock);
    this.systemClock = systemClock;
  }

  /**
   * Mails a code, to whatever address it is.
   *
   * @throws no.slett.http.ProblemException 429 for too many
   */
  void sendCode(MailAddress to, Language language) {
    codesPerAddress.take(MailboxTags.hex(tags.mailbox(to.value())));
    codes.send(to, language);
  }

  /**
   * A session for a code.
   *
   * @throws no.slett.http.ProblemException 422 when the code does not work, which is not said why
   */
  Sessions.Session open(MailAddress address, String code) {
    demandCode(address, code, "code");
    return sessions.open(address.value());
  }

  /**
   * Uses a code up, which shows that somebody reads the mailbox.
   *
   * @param field that the code stands in
   * @throws no.slett.http.ProblemException 422 when it does not work, 429 for too many tries
   */
  void demandCode(MailAddress address, String code, String field) {
    var mailbox = tags.mailbox(address.value());
    sessionsPerAddress.take(MailboxTags.hex(mailbox));
    if (!codes.use(mailbox, code)) {
      throw Problem.invalidField(
              field, "The code does not work, or not any more. Ask for a new one.")
          .exception();
    }
  }

  /** Who holds this token, while the session lasts. */
  Optional<Principal.Mailbox> session(String token) {
    return sessions.use(token);
  }

  void close(Principal.Mailbox session) {
    sessions.close(session);
  }

  MailboxTags tags() {
    return tags;
  }

  /** Drops what has expired. */
  public void sweep() {
    var now = systemClock.instant();
    database.run(
        Scope.system(Purpose.CLOCK, "sign-in"),
        tx -> {
          tx.update("delete from sign_in_code where expires_at <= ?", now);
          tx.update("delete from sign_in_session where expires_at <= ?", now);
        });
  }
}
