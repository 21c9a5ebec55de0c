package no.slett.handover;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import no.slett.application.Desk;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.hiring.HiringProcesses;
import no.slett.http.Json;
import no.slett.http.ProblemException;
import no.slett.id.ApplicationId;

/**
 * Makes the document of objective qualifications that a rejected applicant may ask for (ldl. § 31).
 * It is HR's to keep; here only its hash stays, in the audit log.
 */
final class Qualifications {
  private final Desk desk;
  private final Json json = new Json();

  Qualifications(Desk desk) {
    this.desk = desk;
  }

  private record Document(
      String exportId,
      String applicationId,
      String hiringProcessId,
      String title,
      Instant madeAt,
      String basis,
      List<String> education,
      List<String> experience,
      List<String> other) {}

  /**
   * Makes it.
   *
   * @return the document's JSON, whose SHA-256 is on record
   * @throws ProblemException 409 unless hired
   */
  byte[] export(Actor actor, ApplicationId id, NewQualifications typed) {
    return desk.with(actor, id, (tx, application) -> export(tx, actor, application, typed));
  }

  private byte[] export(
      Transaction tx, Actor actor, SealedApplication application, NewQualifications typed) {
    Hired.demand(application);
    var export = UUID.randomUUID();
    var document = json.write(document(tx, application, typed, export));
    HandoverRows.met(tx, application, Duty.QUALIFICATIONS, MetBy.EXPORT, actor);
    Audit.record(
        tx,
        Desk.scope(actor),
        new Audit.Event(
            Action.QUALIFICATIONS_EXPORTED,
            application.process(),
            application.id(),
            export,
            sha256(document)));
    return document;
  }

  private static Document document(
      Transaction tx, SealedApplication application, NewQualifications typed, UUID export) {
    var process = HiringProcesses.find(tx, application.process()).orElseThrow();
    return new Document(
        export.toString(),
        application.id().toString(),
        application.process().toString(),
        process.title(),
        tx.instant(),
        "ldl-31",
        typed.education(),
        typed.experience(),
        typed.other());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
