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

  /** What erasure does to applications and their bases; whatever refers to them goes before. */
  public static RowsStep erasure() {
    return RowsStep.sql(
        """
        with ids as (select unnest(?::uuid[]) as id),
        rested as (delete from basis where application_id in (select id from ids)
          returning application_id),
        gone as (delete from application where id in (select id from ids) returning id)
        select id as application_id, 'application' as category, 1 as n from gone
        union all select application_id, 'legal-basis', count(*) from rested group by 1
        """);
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
