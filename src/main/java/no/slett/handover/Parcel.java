package no.slett.handover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.NoteRows.SealedNote;
import no.slett.application.SealedApplication;
import no.slett.disclosure.Disclosure;

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
  /** What is in it, for the ledger. */
  Disclosure disclosedTo(Hr hr) {
    var categories = new TreeSet<String>();
    if (!fields.isEmpty()) {
      categories.add("profile");
    }
    documents.forEach(d -> categories.add(d.kind().equals("cv") ? "cv" : "attachments"));
    if (!notes.isEmpty()) {
      categories.add("assessment-notes");
    }
    return new Disclosure(
        id,
        application.id(),
        hr.recipient(),
        Disclosure.Path.HANDOVER,
        List.copyOf(categories),
        null);
  }

  /** Never what is in it. */
  @Override
  public String toString() {
    return "Parcel[" + id + "]";
  }
}
