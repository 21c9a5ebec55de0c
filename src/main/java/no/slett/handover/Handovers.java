package no.slett.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.Desk;
import no.slett.application.DocumentRows;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.NoteRows;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Guard;
import no.slett.basis.Recipients;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.disclosure.Disclosures;
import no.slett.hiring.HiringProcesses;
import no.slett.http.Problem;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;

/** Hands over what somebody chose, and puts on record that it left whole. */
final class Handovers {
  static final String ZIP = "application/zip";

  private final Desk desk;
  private final Opener opener;
  private final ParcelWriter writer;
  private final Optional<Hr> hr;

  Handovers(Desk desk, Opener opener, Optional<Hr> hr) {
    this.desk = desk;
    this.opener = opener;
    this.writer = new ParcelWriter(opener);
    this.hr = hr;
  }

  /** What was found, not opened yet. */
  private record Found(
      SealedApplication application,
      String title,
      java.time.Instant at,
      List<SealedDocument> documents,
      List<NoteRows.SealedNote> notes) {}

  /**
   * Collects it, which is a reading and audited as one.
   *
   * @throws ProblemException 409 unless hired, told of who gets it and clean, 422 for what is not
   *     the application's, 423
   */
  Parcel prepare(Actor actor, ApplicationId id, NewHandover wanted) {
    var parcel = UUID.randomUUID();
    var found =
        desk.with(actor, id, (tx, application) -> find(tx, actor, application, wanted, parcel));
    return new Parcel(
        parcel,
        found.application(),
        found.title(),
        found.at(),
        fields(found.application(), wanted),
        found.documents(),
        found.notes());
  }

  private Found find(
      Transaction tx, Actor actor, SealedApplication application, NewHandover wanted, UUID parcel) {
    Hired.demand(application);
    demandTold(tx, application.id(), wanted);
    var documents =
        wanted.chosenDocuments().stream()
            .map(document -> document(tx, application.id(), document, wanted))
            .toList();
    var notes =
        wanted.withNotes() ? NoteRows.of(tx, application.id()) : List.<NoteRows.SealedNote>of();
    audit(tx, actor, Action.HANDOVER_PREPARED, application, parcel);
    var process = HiringProcesses.find(tx, application.process()).orElseThrow();
    return new Found(application, process.title(), tx.instant(), documents, notes);
  }

  /** Before its day, whoever takes in the hired gets nothing, and a download is HR's own. */
  private void demandTold(Transaction tx, ApplicationId application, NewHandover wanted) {
    hr.filter(h -> wanted.toHr() || Recipients.counts(tx, h.recipient()))
        .filter(h -> !mayGet(tx, application, h))
        .ifPresent(
            h -> {
              throw ProblemType.WRONG_STATE.because(
                  "The applicant has to be told first that "
                      + h.recipient()
                      + " gets data, and from which day.");
            });
  }

  private static boolean mayGet(Transaction tx, ApplicationId application, Hr hr) {
    return Recipients.givenFrom(tx, application, hr.recipient())
        .filter(from -> !from.isAfter(tx.instant()))
        .isPresent();
  }

  private static SealedDocument document(
      Transaction tx, ApplicationId application, DocumentId id, NewHandover wanted) {
    var document =
        DocumentRows.find(tx, application, id)
            .orElseThrow(
                () ->
                    Guard.isRestricted(tx, application, id.value())
                        ? Desk.restricted()
                        : wanted.noDocument(id).exception());
    document.demandClean();
    return document;
  }

  private Map<String, Object> fields(SealedApplication application, NewHandover wanted) {
    var profile = opener.profile(application);
    var form = opener.form(application);
    var fields = new LinkedHashMap<String, Object>();
    for (var field : wanted.chosenFields()) {
      var value = field.of(profile, form);
      if (value != null) {
        fields.put(field.wire(), value);
      }
    }
    return fields;
  }

  /** Writes it as a download; it counts as handed over just before its last bytes. */
  void download(Actor actor, Parcel parcel, OutputStream out) throws IOException {
    disclose(actor, parcel);
    writer.write(parcel, out, () -> record(actor, parcel, MetBy.DOWNLOAD));
  }

  /**
   * Whether there is somewhere to send it.
   *
   * @throws ProblemException 422
   */
  HrEndpoint endpoint() {
    return hr.map(Hr::endpoint)
        .orElseThrow(
            () ->
                Problem.invalidField("to", "No HR endpoint is configured. Download the package.")
                    .exception());
  }

  /**
   * Sends it to HR.
   *
   * @throws ProblemException 502 when that did not take it
   */
  void send(Actor actor, Parcel parcel) {
    disclose(actor, parcel);
    if (!endpoint().take(parcel.id(), ZIP, out -> writer.write(parcel, out, () -> {}))) {
      throw ProblemType.RECIPIENT_UNAVAILABLE.because(
          "The HR endpoint did not take the package. Nothing counts as handed over.");
    }
    record(actor, parcel, MetBy.HR);
  }

  /** On record before it goes: whoever may have got something is told of its end (Art. 19). */
  private void disclose(Actor actor, Parcel parcel) {
    var _ =
        desk.with(
            actor,
            parcel.application().id(),
            (tx, application) ->
                hr.filter(h -> mayGet(tx, application.id(), h))
                    .filter(h -> Disclosures.record(tx, parcel.disclosedTo(h))));
  }

  private void record(Actor actor, Parcel parcel, MetBy by) {
    var _ =
        desk.with(
            actor,
            parcel.application().id(),
            (tx, application) -> {
              Hired.demand(application);
              HandoverRows.met(tx, application, Duty.HANDOVER, by, actor);
              audit(tx, actor, Action.HANDED_OVER, application, parcel.id());
              return parcel.id();
            });
  }

  private static void audit(
      Transaction tx, Actor actor, Action action, SealedApplication application, UUID parcel) {
    Audit.record(
        tx,
        Desk.scope(actor),
        Audit.Event.of(action, application.process(), application.id(), parcel));
  }
}
