package no.slett.application;

import java.util.List;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.application.NoteRows.SealedNote;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/**
 * Tells what was noted about the person, word for word (law AC-6), or that it is withheld, and for
 * which ground (law AC-7). Who wrote it is not told.
 */
public final class NotesSection implements AccessSection {
  private final Opener opener;

  public NotesSection(Opener opener) {
    this.opener = opener;
  }

  @Override
  public String name() {
    return "notes";
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var application = SealedApplication.find(tx, id);
    var notes = NoteRows.of(tx, id);
    var withheld = Withheld.of(tx, id);
    return () ->
        application.stream()
            .flatMap(found -> notes.stream().map(note -> open(found, note, withheld)))
            .toList();
  }

  private Entry open(SealedApplication application, SealedNote note, List<Withheld> all) {
    var entry = new Entry().at("createdAt", note.createdAt());
    Withheld.find(all, note.id())
        .ifPresentOrElse(
            withheld -> withheld.tell(entry),
            () -> entry.written("text", opener.note(application, note)));
    return entry.text("id", note.id());
  }
}
