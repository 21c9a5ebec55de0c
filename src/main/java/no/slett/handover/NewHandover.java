package no.slett.handover;

import java.util.ArrayList;
import java.util.List;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.id.DocumentId;
import org.jspecify.annotations.Nullable;

/** What is to be handed over, and how: only what somebody chose (law PU-3). */
record NewHandover(
    List<String> fields, List<String> documents, @Nullable Boolean notes, String to) {
  static final String DOWNLOAD = "download";
  static final String HR = "hr";

  NewHandover {
    Fields.listIfAny("fields", Fields.required("fields", fields), Field.names().size());
    for (var i = 0; i < fields.size(); i++) {
      Fields.oneOf("fields[" + i + "]", fields.get(i), Field.names());
    }
    Fields.listIfAny("documents", Fields.required("documents", documents), 20);
    Fields.oneOf("to", to, List.of(DOWNLOAD, HR));
    if (fields.isEmpty() && documents.isEmpty() && !Boolean.TRUE.equals(notes)) {
      throw Problem.invalidField("fields", "Choose something, or waive the handover.").exception();
    }
  }

  List<Field> chosenFields() {
    return List.of(Field.values()).stream().filter(f -> fields.contains(f.wire())).toList();
  }

  boolean withNotes() {
    return Boolean.TRUE.equals(notes);
  }

  boolean toHr() {
    return to.equals(HR);
  }

  /** In the order in which they were chosen, each once. */
  List<DocumentId> chosenDocuments() {
    var ids = new ArrayList<DocumentId>();
    for (var i = 0; i < documents.size(); i++) {
      try {
        ids.add(DocumentId.parse(documents.get(i)));
      } catch (IllegalArgumentException e) {
        throw noDocument(i).exception();
      }
    }
    return ids.stream().distinct().toList();
  }

  /** The problem of a document that the application has not. */
  Problem noDocument(DocumentId id) {
    return noDocument(documents.indexOf(id.toString()));
  }

  private static Problem noDocument(int position) {
    return Problem.invalidField(
        "documents[" + position + "]", "The application has no such document.");
  }
}
