package no.slett.reference;

import java.util.List;
import no.slett.application.Desk;
import no.slett.application.SealedApplication;
import no.slett.application.StatementRows;
import no.slett.application.StatementRows.SealedStatement;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** Reading who was asked about an applicant, and what they said. */
final class References {
  private final Desk desk;
  private final Cards cards;
  private final ReferenceNotes notes;

  References(Desk desk, Cards cards, ReferenceNotes notes) {
    this.desk = desk;
    this.cards = cards;
    this.notes = notes;
  }

  private record Sealed(
      SealedApplication application,
      List<RefereeRow> referees,
      List<ReferenceNotes.SealedNote> notes,
      List<SealedStatement> statements) {}

  /** All referees of an application, in the order in which they were added. */
  Shown.Referees list(Actor actor, ApplicationId id) {
    var sealed = desk.with(actor, id, (tx, found) -> sealed(tx, actor, found));
    return new Shown.Referees(
        sealed.referees().stream()
            .map(row -> Shown.Referee.of(row, cards.open(row), notes(sealed, row)))
            .toList());
  }

  private static Sealed sealed(Transaction tx, Actor actor, SealedApplication application) {
    var id = application.id();
    Audit.record(
        tx, Desk.scope(actor), Audit.Event.of(Action.REFERENCES_READ, application.process(), id));
    return new Sealed(
        application, RefereeRow.of(tx, id), ReferenceNotes.of(tx, id), StatementRows.of(tx, id));
  }

  private List<Shown.Note> notes(Sealed sealed, RefereeRow referee) {
    return sealed.notes().stream()
        .filter(note -> note.referee().equals(referee.id()))
        .map(note -> notes.open(sealed.application(), note, sealed.statements()))
        .toList();
  }
}
