package no.slett.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** The rows of notes, as the transaction's purpose sees them. */
public final class NoteRows {
  private NoteRows() {}

  /** A note as it lies in its row. */
  public record SealedNote(
      UUID id, Instant createdAt, String author, byte[] dataKey, String object) {
    /** What the sealed values of the row belong to. */
    public String aad() {
      return NoteRows.aad(id);
    }
  }

  /** What the data key of a note belongs to. */
  public static String aad(UUID id) {
    return "note:" + id;
  }

  /** The notes of an application, oldest first. */
  public static List<SealedNote> of(Transaction tx, ApplicationId application) {
    return tx.list(
        """
        select id, created_at, author, data_key, object from note
        where application_id = ? order by created_at, id
        """,
        row ->
            new SealedNote(
                row.uuid("id"),
                row.instant("created_at"),
                row.text("author"),
                row.bytes("data_key"),
                row.text("object")),
        application);
  }
}
