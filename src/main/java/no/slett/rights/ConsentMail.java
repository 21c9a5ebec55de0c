package no.slett.rights;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.basis.ActivityId;
import no.slett.basis.Consents.Consent;
import no.slett.database.Transaction;
import no.slett.mail.ConsentLetter;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;

/**
 * Mails about a consent, each with a link of its own by which whoever reads it withdraws (law
 * CO-3). They have keys of their own: the application's may be gone by then.
 */
public final class ConsentMail {
  /** Where the links lead. */
  static final String PATH = "/v1/consents/withdrawals/";

  /** After which a mail that nobody took over is dropped. */
  private static final Duration USEFUL = Duration.ofDays(3);

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Opener opener;
  private final OwnKeys mailKeys;
  private final LetterWriter letters;
  private final Sender sender;
  private final URI service;
  private final InstantSource systemClock;
  private final SecureRandom random = new SecureRandom();

  public ConsentMail(
      Opener opener,
      OwnKeys mailKeys,
      LetterWriter letters,
      Sender sender,
      URI service,
      InstantSource systemClock) {
    this.opener = opener;
    this.mailKeys = mailKeys;
    this.letters = letters;
    this.sender = sender;
    this.service = service;
    this.systemClock = systemClock;
  }

  /** Writes and seals one, in a transaction of purpose {@code rights} about the application. */
  void post(
      Transaction tx,
      Consent consent,
      SealedApplication application,
      String title,
      boolean reminder) {
    var letter =
        new ConsentLetter(
            new MailAddress(opener.profile(application).email()),
            sender,
            title,
            reminder,
            consent.givenAt(),
            consent.expiresAt(),
            link(tx, consent));
    var mail = letters.write(letter, consent.language());
    var now = systemClock.instant();
    var key = mailKeys.create(mail.id());
    var alone = new Outbox.Alone(key, now.plus(USEFUL), ActivityId.TALENT_POOL.value());
    Outbox.postAlone(tx, mail, "consent", application.process(), application.id(), alone, now);
  }

  private URI link(Transaction tx, Consent consent) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    tx.update(
        "insert into consent_link (token_hash, consent_id, application_id) values (?, ?, ?)",
        hash(token),
        consent.id(),
        consent.application());
    return URI.create(service.toString().replaceFirst("/$", "") + PATH + token);
  }

  static boolean looksLikeToken(String text) {
    return SHAPE.matcher(text).matches();
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
