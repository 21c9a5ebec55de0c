package no.slett.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import org.jspecify.annotations.Nullable;

/** The rows of supplementary statements (law RE-1), as the transaction's purpose sees them. */
public final class StatementRows {
  private StatementRows() {}

  /** A statement, still sealed. */
  public record SealedStatement(
      UUID id, @Nullable UUID note, Instant createdAt, byte[] dataKey, byte[] sealed) {
    /** What its sealed values belong to. */
    public String aad() {
      return StatementRows.aad(id);
    }
  }

  /** What the sealed values of a statement belong to. */
  public static String aad(UUID id) {
    return "statement:" + id;
  }

  /** All of an application, oldest first. */
  public static List<SealedStatement> of(Transaction tx, ApplicationId application) {
    return tx.list(
        """
        select id, note_id, created_at, data_key, sealed from statement
        where application_id = ? order by created_at, id
        """,
        row ->
            new SealedStatement(
                row.uuid("id"),
                row.uuidOrNull("note_id"),
                row.instant("created_at"),
                row.bytes("data_key"),
                row.bytes("sealed")),
        application);
  }

  /** Keeps one, under purpose {@code rights}. */
  public static void insert(
      Transaction tx, SealedApplication application, SealedStatement statement) {
    tx.update(
        """
        insert into statement (id, application_id, process_id, note_id, created_at, data_key,
            sealed)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        statement.id(),
        application.id(),
        application.process(),
        statement.note(),
        statement.createdAt(),
        statement.dataKey(),
        statement.sealed());
  }

  /** What erasure does to them: each stays with what it is about. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from statement where application_id = any (?::uuid[])
          and not exists (select from survival s
            where s.application_id = statement.application_id and statement.id = any (s.items))
          returning application_id)
        select application_id, 'statement' as category, count(*) as n from gone group by 1
        """,
        """
        select application_id, id, 'statement:' || id as aad, data_key, '{}'::text[] as objects
        from statement where application_id = any (?::uuid[])
        """);
  }
}
