package no.slett;

import java.util.List;
import no.slett.accountability.breach.Telling;
import no.slett.accountability.change.Told;
import no.slett.application.Rectifications;
import no.slett.application.SealedApplication;
import no.slett.application.StatementRows;
import no.slett.application.Withheld;
import no.slett.database.RowsStep;
import no.slett.disclosure.Disclosures;
import no.slett.document.Inspections;
import no.slett.erasure.LooseObjects;
import no.slett.erasure.Reasons;
import no.slett.handover.HandoverRows;
import no.slett.mail.Outbox;
import no.slett.reference.Referees;
import no.slett.reference.ReferenceNotes;
import no.slett.review.Notes;
import no.slett.webhook.Notifications;

/** What erasure does to rows, by each feature that stores personal data. */
final class PersonalRows {
  private PersonalRows() {}

  /** All of them; what others refer to comes last. */
  static List<RowsStep> all() {
    return List.of(
        Withheld.rows(),
        Notes.rows(),
        ReferenceNotes.rows(),
        Referees.rows(),
        Inspections.rows(),
        StatementRows.rows(),
        Rectifications.rows(),
        LooseObjects.rows(),
        Outbox.rows(),
        Disclosures.rows(),
        Notifications.rows(),
        Reasons.rows(),
        Telling.rows(),
        Told.rows(),
        HandoverRows.rows(),
        SealedApplication.rows());
  }
}
