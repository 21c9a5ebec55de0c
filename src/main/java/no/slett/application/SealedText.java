package no.slett.application;

import java.util.List;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/** The extracted text of a document, still sealed. */
record SealedText(UUID document, ApplicationId application, byte[] dataKey, String object) {
  private static final String SELECT =
      """
      select id, application_id, data_key, text_object from document
      where text_object is not null and state = 'clean'
      """;

  static List<SealedText> of(Transaction tx, HiringProcessId process) {
    return tx.list(SELECT + " and process_id = ?", SealedText::read, process);
  }

  static List<SealedText> of(Transaction tx, ApplicationId application) {
    return tx.list(SELECT + " and application_id = ?", SealedText::read, application);
  }

  /** What the document's wrapped data key belongs to. */
  String aad() {
    return "document:" + document;
  }

  private static SealedText read(Row row) {
    return new SealedText(
        row.uuid("id"),
        new ApplicationId(row.uuid("application_id")),
        row.bytes("data_key"),
        row.text("text_object"));
  }
}
