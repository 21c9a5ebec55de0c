package no.slett.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.disclosure.Disclosure;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the outbox that somebody took, to send it.
 *
 * @param alone whether its key is one of its own, to be destroyed with it
 * @param purpose the activity that it is sent for; null for the hiring process itself
 * @param about applications that it tells something of, and outlives
 * @param attempts how often it could not be sent before
 */
record DueMail(
    UUID id,
    @Nullable HiringProcessId process,
    @Nullable ApplicationId application,
    SealedMail sealed,
    boolean alone,
    @Nullable String purpose,
    List<ApplicationId> about,
    int attempts,
    @Nullable Instant useless) {
  private static final List<String> CATEGORIES = List.of("profile", "correspondence");
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** Takes the mail that waited longest; until the lease ends nobody else takes it. */
  static Optional<DueMail> take(Transaction tx, Instant now, Duration lease) {
    return tx.first(
        """
        update outbox set next_try_at = ? where id = (
          select id from outbox where next_try_at <= ? and (not held or useless_at <= ?)
          order by next_try_at limit 1 for update skip locked)
        returning id, process_id, application_id, data_key, sealed, own_key, purpose, about::text[],
          attempts, useless_at
        """,
        DueMail::read,
        now.plus(lease),
        now,
        now);
  }

  /**
   * What whoever runs the mail server is given with it; nothing when it is about no application.
   */
  List<Disclosure> disclosedTo(RecipientId operator) {
    return Stream.concat(Stream.ofNullable(application), about.stream())
        .map(of -> new Disclosure(id, of, operator, Disclosure.Path.MAIL, CATEGORIES, purpose))
        .toList();
  }

  boolean isUseless(Instant now) {
    return useless != null && !useless.isAfter(now);
  }

  void remove(Transaction tx) {
    tx.update("delete from outbox where id = ?", id);
  }

  void postpone(Transaction tx, Instant now) {
    tx.update(
        "update outbox set attempts = attempts + 1, next_try_at = ? where id = ?",
        now.plus(pause()),
        id);
  }

  /** 30 s, doubled with each failure, up to 15 min. */
  private Duration pause() {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private static DueMail read(Row row) {
    var process = row.uuidOrNull("process_id");
    var application = row.uuidOrNull("application_id");
    return new DueMail(
        row.uuid("id"),
        process == null ? null : new HiringProcessId(process),
        application == null ? null : new ApplicationId(application),
        new SealedMail(row.bytesOrNull("data_key"), row.bytes("sealed")),
        row.flag("own_key"),
        row.textOrNull("purpose"),
        row.texts("about").stream().map(ApplicationId::parse).toList(),
        (int) row.number("attempts"),
        row.instantOrNull("useless_at"));
  }
}
