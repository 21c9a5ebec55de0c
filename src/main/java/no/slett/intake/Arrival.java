package no.slett.intake;

import java.util.ArrayList;
import java.util.Optional;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.hiring.HiringProcess;
import no.slett.id.ApplicationId;
import no.slett.vault.DataKey;

/**
 * An upload on its way to becoming an application.
 *
 * @param key seals profile, receipt and form
 * @param formObject where the form will be in the object store
 * @param emailTag of the mailbox, see {@link Tags}
 */
record Arrival(
    Reception.Sender sender,
    HiringProcess process,
    ApplicationId application,
    Upload upload,
    DataKey key,
    String formObject,
    byte[] emailTag,
    Optional<byte[]> idempotencyTag) {
  /** Intake, about this application and whatever its tags point to. */
  Scope scope() {
    var subjects = new ArrayList<Object>();
    subjects.add(application);
    subjects.add(Tags.hex(emailTag));
    idempotencyTag.map(Tags::hex).ifPresent(subjects::add);
    return Scope.of(Purpose.INTAKE, sender.actor()).about(subjects.toArray());
  }
}
