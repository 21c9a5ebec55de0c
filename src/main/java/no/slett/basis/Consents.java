package no.slett.basis;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;

/**
 * The records of consents (law 4.6): added once, and changed by nothing but a reminder and the
 * withdrawal. The basis that each makes is a row of its own.
 */
public final class Consents {
  private Consents() {}

  /** One record. */
  public record Consent(
      UUID id,
      ApplicationId application,
      HiringProcessId process,
      Language language,
      Instant givenAt,
      Instant expiresAt,
      boolean withdrawn) {}

  /** That of an application, withdrawn or not; its row is locked until the transaction ends. */
  public static Optional<Consent> lock(Transaction tx, ApplicationId application) {
    return tx.first(
        """
        select id, application_id, process_id, language, given_at, expires_at,
            withdrawn_at is not null as withdrawn
        from consent where application_id = ? and activity = 'talent-pool' for update
        """,
        Consents::read,
        application);
  }

  /** Writes down a yes to these words, and the basis that it is; for purpose {@code rights}. */
  public static Consent give(
      Transaction tx,
      ApplicationId application,
      HiringProcessId process,
      ConsentText text,
      Instant until) {
    tx.update(
        """
        insert into consent (id, application_id, process_id, activity, text_version, text_sha256,
            language, method, given_at, expires_at)
        values (?, ?, ?, 'talent-pool', ?, ?, ?, 'session', ?, ?)
        """,
        UUID.randomUUID(),
        application,
        process,
        text.version(),
        text.sha256(),
        text.language().tag(),
        tx.instant(),
        until);
    tx.update(
        """
        insert into basis (application_id, activity, process_id, began_at, ends_at)
        values (?, 'talent-pool', ?, ?, ?)
        """,
        application,
        process,
        tx.instant(),
        until);
    // as the database keeps it, to the microsecond
    return lock(tx, application).orElseThrow();
  }

  /** Writes down a withdrawal, the first only. */
  public static boolean withdraw(Transaction tx, ApplicationId application, String by, Instant at) {
    return tx.update(
            """
            update consent set withdrawn_at = ?, withdrawn_by = ?
            where application_id = ? and withdrawn_at is null and expires_at > ?
            """,
            at,
            by,
            application,
            at)
        > 0;
  }

  private static Consent read(Row row) {
    return new Consent(
        row.uuid("id"),
        new ApplicationId(row.uuid("application_id")),
        new HiringProcessId(row.uuid("process_id")),
        Language.of(row.text("language")).orElseThrow(),
        row.instant("given_at"),
        row.instant("expires_at"),
        row.flag("withdrawn"));
  }
}
