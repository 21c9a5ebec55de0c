package no.slett.handover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.NoteRows.SealedNote;
import no.slett.application.SealedApplication;

/**
 * What was chosen, ready to be written: fields in the clear, the rest still sealed.
 *
 * @param id random; what it is known by to the recipient
 * @param title of the hiring process
 */
record Parcel(
    UUID id,
    SealedApplication application,
    String title,
    Instant preparedAt,
    Map<String, Object> fields,
    List<SealedDocument> documents,
    List<SealedNote> notes) {
  /** Never what is in it. */
  @Override
  public String toString() {
    return "Parcel[" + id + "]";
  }
}
