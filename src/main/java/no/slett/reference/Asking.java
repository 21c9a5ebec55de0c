package no.slett.reference;

import no.slett.application.Desk;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.directory.Applicants;
import no.slett.id.RefereeId;
import no.slett.minimisation.Prohibited;
import no.slett.minimisation.Topic;

/** Writing down what a referee said: of nothing that is forbidden, and to nobody's surprise. */
final class Asking {
  private final Desk desk;
  private final Referees referees;
  private final ReferenceNotes notes;
  private final RefereeMail mail;
  private final Prohibited prohibited;

  Asking(
      Desk desk, Referees referees, ReferenceNotes notes, RefereeMail mail, Prohibited prohibited) {
    this.desk = desk;
    this.referees = referees;
    this.notes = notes;
    this.mail = mail;
    this.prohibited = prohibited;
  }

  /**
   * Keeps a note. The first one of somebody whom the applicant did not name is told to the
   * applicant at once (Art. 14(3)(a)).
   *
   * @throws no.slett.http.ProblemException 422 for forbidden topics and other applicants, 409
   *     unless the referee was contacted and is willing
   */
  ReferenceNotes.Written write(Actor actor, RefereeId id, NewReferenceNote wanted) {
    var said = wanted.said();
    prohibited.warn(Topic.acknowledged(wanted.acknowledgedTopics()), said.texts());
    var application =
        referees.with(
            actor,
            id,
            (tx, found) -> {
              demandTold(tx, id);
              Applicants.refuseNamed(tx, found.process(), found.id(), said.texts().toList());
              return found;
            });
    var stored = notes.store(application, said);
    var written =
        referees.with(
            actor,
            id,
            (tx, found) -> {
              var row = RefereeRow.lock(tx, id).orElseThrow(Referees::objected);
              var contact = referees.demandWilling(row);
              if (!row.named() && ReferenceNotes.isFirst(tx, id)) {
                mail.tellApplicant(tx, found, row, contact);
              }
              return notes.insert(tx, actor, found, row, stored);
            });
    desk.touched(application.process());
    return written;
  }

  /** Asked before anything is stored, so that a refusal leaves nothing. */
  private void demandTold(Transaction tx, RefereeId id) {
    var row = RefereeRow.find(tx, id).orElseThrow(Referees::absent);
    referees.demandWilling(row);
    ReferenceNotes.demandTold(row);
  }
}
