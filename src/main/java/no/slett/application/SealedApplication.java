package no.slett.application;

import java.time.Instant;
import java.util.Optional;
import no.slett.database.Row;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** The row of an application, still sealed. */
public record SealedApplication(
    ApplicationId id,
    HiringProcessId process,
    Instant receivedAt,
    String stage,
    boolean sameMailbox,
    byte[] dataKey,
    byte[] profile,
    String formObject,
    @Nullable SealedDecision decision) {
  private static final String SELECT =
      """
      select id, process_id, received_at, stage, same_mailbox, data_key, profile, form_object,
             decision, decision_reason, decision_comment, decided_at
      from application
      """;

  /** A decision; the comment is sealed. */
  public record SealedDecision(
      String decision, String reasonCode, byte @Nullable [] comment, Instant decidedAt) {}

  /** The application, if the transaction's purpose may see it. */
  public static Optional<SealedApplication> find(Transaction tx, ApplicationId id) {
    return tx.first(SELECT + " where id = ?", SealedApplication::read, id);
  }

  /**
   * What erasure does to applications and their bases; whatever refers to them goes before. One of
   * which something survives stays as a bare row: without its decision unless that is kept too, and
   * hollow if only other items survive.
   */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with ids as (
          select a.id, s.application_id is not null as survives, s.form, s.decision
          from application a left join (
            select s.application_id, bool_or(s.application_id = any (s.items)) as form,
                bool_or(coalesce('decision' = any (k.keeps), true)) as decision
            from survival s left join activity k on k.id = s.purpose group by 1) s
              on s.application_id = a.id
          where a.id = any (?::uuid[])),
        hollowed as (
          update application a set profile = '', receipt = '', data_key = '', email_tag = '',
              fingerprint = '', idempotency_tag = null, form_object = '', decision = null,
              decision_reason = null, decision_comment = null, decided_at = null, decided_by = null
          from ids where ids.id = a.id and ids.survives and not ids.form and length(a.profile) > 0
          returning a.id),
        undecided as (
          update application a set decision = null, decision_reason = null,
              decision_comment = null, decided_at = null, decided_by = null, stage = 'new'
          from ids where ids.id = a.id and ids.survives and ids.form and not ids.decision
            and a.decision is not null
          returning a.id),
        rested as (delete from basis where application_id in (select id from ids where not survives)
          returning application_id),
        gone as (delete from application where id in (select id from ids where not survives)
          returning id)
        select id as application_id, 'application' as category, 1 as n from gone
        union all select id, 'application', 1 from hollowed
        union all select id, 'decision', 1 from undecided
        union all select application_id, 'legal-basis', count(*) from rested group by 1
        """,
        """
        select id as application_id, id, 'application:' || id as aad, data_key,
            array[form_object] as objects
        from application where id = any (?::uuid[]) and length(profile) > 0
        """);
  }

  /** False when only other items outlived the process, and the row is hollow. */
  public boolean hasForm() {
    return profile.length > 0;
  }

  /** What the sealed values of the row belong to. */
  public static String aad(ApplicationId application) {
    return "application:" + application;
  }

  private static SealedApplication read(Row row) {
    return new SealedApplication(
        new ApplicationId(row.uuid("id")),
        new HiringProcessId(row.uuid("process_id")),
        row.instant("received_at"),
        row.text("stage"),
        row.flag("same_mailbox"),
        row.bytes("data_key"),
        row.bytes("profile"),
        row.text("form_object"),
        decision(row));
  }

  private static @Nullable SealedDecision decision(Row row) {
    var decision = row.textOrNull("decision");
    return decision == null
        ? null
        : new SealedDecision(
            decision,
            row.text("decision_reason"),
            row.bytesOrNull("decision_comment"),
            row.instant("decided_at"));
  }
}
