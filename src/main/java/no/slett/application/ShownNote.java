package no.slett.application;

import java.time.Instant;
import java.util.List;
import no.slett.application.NoteRows.SealedNote;
import no.slett.application.StatementRows.SealedStatement;

/** A note in full. */
public record ShownNote(
    String noteId, Instant createdAt, String author, String text, List<ShownStatement> statements) {
  /** Opens one, with what the person says to it. */
  public static ShownNote of(
      Opener opener,
      SealedApplication application,
      SealedNote note,
      List<SealedStatement> statements) {
    return new ShownNote(
        note.id().toString(),
        note.createdAt(),
        note.author(),
        opener.note(application, note),
        ShownStatement.about(note.id(), opener, application, statements));
  }

  @Override
  public String toString() {
    return "ShownNote[" + noteId + "]";
  }
}
