package no.slett.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import org.jspecify.annotations.Nullable;

/** The rows of documents, as the transaction's purpose sees them. */
public final class DocumentRows {
  private static final String SELECT =
      """
      select id, position, kind, state, reason, flags, media_type, size, data_key, name, object,
          text_object, checked_at,
          (select r.item_id from rectification r where r.replaced = document.id) as superseded_by
      from document
      """;

  private DocumentRows() {}

  /**
   * A document, still sealed.
   *
   * @param supersededBy the version that came after it, where the document is seen all the same
   */
  public record SealedDocument(
      UUID id,
      long position,
      String kind,
      String state,
      @Nullable String reason,
      List<String> flags,
      String mediaType,
      long size,
      byte[] dataKey,
      byte[] name,
      String object,
      @Nullable String textObject,
      @Nullable Instant checkedAt,
      @Nullable UUID supersededBy) {
    /** Whether it is only a record of what was assessed. */
    public boolean superseded() {
      return supersededBy != null;
    }

    /** What the sealed values of the row belong to. */
    public String aad() {
      return "document:" + id;
    }

    /**
     * Nobody gets to open what was not found harmless.
     *
     * @throws no.slett.http.ProblemException 409 unless it is clean
     */
    public void demandClean() {
      switch (state) {
        case "clean" -> {}
        case "refused" ->
            throw ProblemType.DOCUMENT_REFUSED
                .problem("The document was found unsafe or unreadable. Ask for another version.")
                .with("reason", String.valueOf(reason))
                .exception();
        default ->
            throw ProblemType.DOCUMENT_QUARANTINED.because(
                "The document is still being inspected. Try again in a while.");
      }
    }
  }

  /** The documents of an application, in the order in which they were sent. */
  public static List<SealedDocument> of(Transaction tx, ApplicationId application) {
    return tx.list(
        SELECT + " where application_id = ? order by position, superseded_by nulls first, id",
        DocumentRows::read,
        application);
  }

  /** One document of an application. */
  public static Optional<SealedDocument> find(
      Transaction tx, ApplicationId application, DocumentId document) {
    return tx.first(
        SELECT + " where application_id = ? and id = ?", DocumentRows::read, application, document);
  }

  private static SealedDocument read(Row row) {
    return new SealedDocument(
        row.uuid("id"),
        row.number("position"),
        row.text("kind"),
        row.text("state"),
        row.textOrNull("reason"),
        row.texts("flags"),
        row.text("media_type"),
        row.number("size"),
        row.bytes("data_key"),
        row.bytes("name"),
        row.text("object"),
        row.textOrNull("text_object"),
        row.instantOrNull("checked_at"),
        row.uuidOrNull("superseded_by"));
  }
}
