package no.slett.rights;

import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.mail.CodeLetter;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;

/**
 * One-time codes. Any address gets one, and no look-up is made before somebody has read the mail:
 * there is nothing that an answer, or its timing, could give away.
 */
final class Codes {
  /** How long a code works, by the system clock. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** How often a code may be guessed at. */
  static final int MOST_TRIES = 5;

  private static final int CODES = 1_000_000;

  private final Database database;
  private final MailboxTags tags;
  private final OwnKeys mailKeys;
  private final LetterWriter letters;
  private final Sender sender;
  private final URI service;
  private final InstantSource systemClock;
  private final SecureRandom random = new SecureRandom();

  Codes(
      Database database,
      MailboxTags tags,
      OwnKeys mailKeys,
      LetterWriter letters,
      Sender sender,
      URI service,
      InstantSource systemClock) {
    this.database = database;
    this.tags = tags;
    this.mailKeys = mailKeys;
    this.letters = letters;
    this.sender = sender;
    this.service = service;
    this.systemClock = systemClock;
  }

  static Scope scope(byte[] subject) {
    return Scope.of(Purpose.SIGN_IN, Actor.anonymous()).about(MailboxTags.hex(subject));
  }

  /** Mails a new code; the one before it works no more. */
  void send(MailAddress to, Language language) {
    var code = "%06d".formatted(random.nextInt(CODES));
    var mail = letters.write(letter(to, code), language);
    var mailbox = tags.mailbox(to.value());
    var key = mailKeys.create(mail.id());
    var now = systemClock.instant();
    database.run(
        scope(mailbox),
        tx -> {
          keep(tx, mailbox, tags.code(mailbox, code), now.plus(LIFETIME));
          var alone = new Outbox.Alone(key, now.plus(LIFETIME), null);
          Outbox.postToMailbox(tx, mail, "sign-in-code", alone, List.of(), now);
        });
  }

  /** Uses a code up; false when it is wrong, expired, used, guessed at too often, or another's. */
  boolean use(byte[] mailbox, String code) {
    var wanted = tags.code(mailbox, code);
    return database.inTransaction(
        scope(mailbox), tx -> tried(tx, mailbox, wanted) && tx.update(GONE, (Object) mailbox) == 1);
  }

  private static final String GONE = "delete from sign_in_code where mailbox_tag = ?";

  /** The try counts whether or not it is right; the row's lock lets one through at a time. */
  private boolean tried(Transaction tx, byte[] mailbox, byte[] wanted) {
    return tx.first(
            """
            update sign_in_code set tries = tries + 1
            where mailbox_tag = ? and expires_at > ? and tries < ? returning code_tag
            """,
            row -> row.bytes("code_tag"),
            mailbox,
            systemClock.instant(),
            MOST_TRIES)
        .filter(kept -> MessageDigest.isEqual(kept, wanted))
        .isPresent();
  }

  private static void keep(Transaction tx, byte[] mailbox, byte[] code, Instant expires) {
    tx.update(
        """
        insert into sign_in_code (mailbox_tag, code_tag, expires_at) values (?, ?, ?)
        on conflict (mailbox_tag) do update set code_tag = excluded.code_tag,
            expires_at = excluded.expires_at, tries = 0
        """,
        mailbox,
        code,
        expires);
  }

  private CodeLetter letter(MailAddress to, String code) {
    var page = service.toString().replaceFirst("/$", "") + "/me#" + code;
    return new CodeLetter(to, sender, code, (int) LIFETIME.toMinutes(), URI.create(page));
  }
}
