package no.slett.reference;

import java.util.List;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.application.Withheld;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.reference.ReferenceNotes.SealedNote;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/**
 * Tells who was asked about the person (Art. 15(1)(g)) and what they said, word for word (law
 * AC-6), or that it is withheld, and for which ground (law AC-7). How to reach a referee is the
 * referee's own, and not told again (Art. 15(4)).
 */
public final class ReferencesSection implements AccessSection {
  private final Cards cards;
  private final ReferenceNotes notes;

  public ReferencesSection(KeyRing keys, Opener opener, ObjectStore objects) {
    this.cards = new Cards(keys, opener);
    this.notes = new ReferenceNotes(keys, opener, objects);
  }

  @Override
  public String name() {
    return "references";
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var application = SealedApplication.find(tx, id);
    var referees = RefereeRow.of(tx, id);
    var said = ReferenceNotes.of(tx, id);
    var withheld = Withheld.of(tx, id);
    return () ->
        application.stream()
            .flatMap(
                found -> referees.stream().map(referee -> open(found, referee, said, withheld)))
            .toList();
  }

  private Entry open(
      SealedApplication application,
      RefereeRow referee,
      List<SealedNote> said,
      List<Withheld> withheld) {
    var entry = new Entry().number("number", referee.number());
    var contact = cards.open(referee);
    if (contact != null) {
      entry
          .text("name", contact.name())
          .text("relation", contact.relation())
          .text("origin", contact.origin());
    }
    return entry
        .code("source", Shown.source(referee))
        .code("activity", referee.activity())
        .code("language", referee.language().tag())
        .at("addedAt", referee.addedAt())
        .at("contactedAt", referee.contactedAt())
        .at("objectedAt", referee.objectedAt())
        .entries(
            "statements",
            said.stream()
                .filter(note -> note.referee().equals(referee.id()))
                .map(note -> statement(application, note, withheld))
                .toList())
        .text("id", referee.id());
  }

  private Entry statement(SealedApplication application, SealedNote note, List<Withheld> withheld) {
    var entry = new Entry().at("createdAt", note.createdAt()).codes("holds", note.holds());
    Withheld.find(withheld, note.id().value())
        .ifPresentOrElse(found -> found.tell(entry), () -> say(entry, application, note));
    return entry.text("id", note.id());
  }

  private void say(Entry entry, SealedApplication application, SealedNote note) {
    var shown = notes.open(application, note, List.of());
    entry.written("facts", shown.facts()).written("assessment", shown.assessment());
  }
}
