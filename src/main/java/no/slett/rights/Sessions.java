package no.slett.rights;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import no.slett.database.Database;
import no.slett.http.Principal;
import no.slett.vault.DataKey;

/**
 * Sessions of mailboxes. Their row holds a hash of the token, and the address under a key that only
 * the token makes: whoever has the rows and all our keys still cannot tell whose they are.
 *
 * <p>A session ends half an hour after its last use, two hours after its beginning, or when its
 * holder signs out; by the system clock.
 */
final class Sessions {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(2);

  /** Has no dot, so that no token of an issuer looks like it: those are JWTs. */
  private static final String PREFIX = "slettme_";

  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final String AAD = "session";

  private final Database database;
  private final MailboxTags tags;
  private final InstantSource systemClock;
  private final SecureRandom random = new SecureRandom();

  Sessions(Database database, MailboxTags tags, InstantSource systemClock) {
    this.database = database;
    this.tags = tags;
    this.systemClock = systemClock;
  }

  /**
   * A session as its holder is told of it.
   *
   * @param expiresAt unless it is used before; each use moves it on, up to two hours
   */
  record Session(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Session[...]";
    }
  }

  static boolean looksLikeToken(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** For somebody who has just shown that they read the mailbox. */
  Session open(String address) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var hash = hash(token);
    var now = systemClock.instant();
    var sealed = key(token).seal(address.getBytes(StandardCharsets.UTF_8), AAD);
    database.run(
        Codes.scope(hash),
        tx ->
            tx.update(
                """
                insert into sign_in_session (token_hash, mailbox_tag, address, created_at,
                    expires_at)
                values (?, ?, ?, ?, ?)
                """,
                hash,
                tags.mailbox(address),
                sealed,
                now,
                now.plus(IDLE)));
    return new Session(token, now.plus(IDLE));
  }

  /** Whose session this is, while it lasts; using it makes it last. */
  Optional<Principal.Mailbox> use(String token) {
    var hash = hash(token);
    var now = systemClock.instant();
    return database
        .inTransaction(
            Codes.scope(hash),
            tx ->
                tx.first(
                    """
                    update sign_in_session set expires_at = least(?, created_at + ?::interval)
                    where token_hash = ? and expires_at > ? returning address
                    """,
                    row -> row.bytes("address"),
                    now.plus(IDLE),
                    LONGEST,
                    hash,
                    now))
        .map(bytes -> new String(key(token).open(bytes, AAD), StandardCharsets.UTF_8))
        .map(address -> new Principal.Mailbox(MailboxTags.hex(hash), address));
  }

  /** Signs out. */
  void close(Principal.Mailbox session) {
    var hash = java.util.HexFormat.of().parseHex(session.session());
    database.run(
        Codes.scope(hash),
        tx -> tx.update("delete from sign_in_session where token_hash = ?", (Object) hash));
  }

  private static DataKey key(String token) {
    return DataKey.ofToken(Base64.getUrlDecoder().decode(token.substring(PREFIX.length())));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
