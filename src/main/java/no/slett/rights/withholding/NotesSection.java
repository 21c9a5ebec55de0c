package no.slett.rights.withholding;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.application.NoteRows;
import no.slett.application.NoteRows.SealedNote;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
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
    of(note.id(), all)
        .ifPresentOrElse(
            withheld ->
                entry
                    .code("withheld", withheld.ground())
                    .at("proposedAt", withheld.openedAt())
                    .at("approvedAt", withheld.approvedAt())
                    .at("withheldUntil", withheld.validUntil()),
            () -> entry.written("text", opener.note(application, note)));
    return entry.text("id", note.id());
  }

  private static Optional<Withheld> of(UUID note, List<Withheld> all) {
    return all.stream().filter(withheld -> withheld.note().equals(note)).findFirst();
  }
}
