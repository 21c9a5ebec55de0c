package no.slett.application;

import java.time.Instant;
import no.slett.application.NoteRows.SealedNote;

/** A note in full. */
public record ShownNote(String noteId, Instant createdAt, String author, String text) {
  public static ShownNote of(Opener opener, SealedApplication application, SealedNote note) {
    return new ShownNote(
        note.id().toString(), note.createdAt(), note.author(), opener.note(application, note));
  }

  @Override
  public String toString() {
    return "ShownNote[" + noteId + "]";
  }
}
