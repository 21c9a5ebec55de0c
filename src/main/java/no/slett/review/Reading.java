package no.slett.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.slett.application.Desk;
import no.slett.application.DocumentRows;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.Form;
import no.slett.application.NoteRows;
import no.slett.application.NoteRows.SealedNote;
import no.slett.application.Opener;
import no.slett.application.Original;
import no.slett.application.Profile;
import no.slett.application.Rectifications;
import no.slett.application.SealedApplication;
import no.slett.application.ShownDecision;
import no.slett.application.ShownDocument;
import no.slett.application.ShownNote;
import no.slett.application.ShownStatement;
import no.slett.application.StatementRows;
import no.slett.application.StatementRows.SealedStatement;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Guard;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;

/** Reading one application and its documents. */
final class Reading {
  private final Desk desk;
  private final Opener opener;

  Reading(Desk desk, Opener opener) {
    this.desk = desk;
    this.opener = opener;
  }

  private record Sealed(
      SealedApplication application,
      List<SealedDocument> documents,
      List<SealedNote> notes,
      List<SealedStatement> statements,
      List<Shown.Block> blocks,
      List<Rectifications.Shown> rectifications) {}

  Shown.Application application(Actor actor, ApplicationId id) {
    var sealed =
        desk.with(
            actor,
            id,
            (tx, a) -> {
              Audit.record(
                  tx, Desk.scope(actor), Audit.Event.of(Action.APPLICATION_READ, a.process(), id));
              return sealed(tx, a);
            });
    var application = sealed.application();
    var profile = opener.profile(application);
    return shown(sealed, profile, opener.form(application));
  }

  private static Sealed sealed(Transaction tx, SealedApplication application) {
    var id = application.id();
    return new Sealed(
        application,
        DocumentRows.of(tx, id),
        NoteRows.of(tx, id),
        StatementRows.of(tx, id),
        Banner.of(tx, id),
        Rectifications.of(tx, id));
  }

  private Shown.Application shown(Sealed sealed, Profile profile, Form form) {
    var application = sealed.application();
    return new Shown.Application(
        application.id().toString(),
        application.process().toString(),
        application.stage(),
        application.receivedAt(),
        profile.givenName(),
        profile.familyName(),
        profile.email(),
        profile.phone(),
        profile.address(),
        profile.locale(),
        form.coverLetter(),
        form.answers(),
        form.referees(),
        application.sameMailbox(),
        sealed.documents().stream().map(d -> ShownDocument.of(opener, application, d)).toList(),
        sealed.notes().stream()
            .map(n -> ShownNote.of(opener, application, n, sealed.statements()))
            .toList(),
        ShownDecision.of(opener, application),
        sealed.blocks(),
        ShownStatement.about(null, opener, application, sealed.statements()),
        sealed.rectifications());
  }

  private record Found(SealedApplication application, SealedDocument document) {}

  Original original(Actor actor, ApplicationId id, DocumentId documentId) {
    var found = clean(actor, id, documentId, Action.DOCUMENT_DOWNLOADED);
    return Original.of(opener, found.application(), found.document());
  }

  String text(Actor actor, ApplicationId id, DocumentId documentId) throws java.io.IOException {
    var found = clean(actor, id, documentId, Action.TEXT_READ);
    var object = found.document().textObject();
    if (object == null) {
      return "";
    }
    try (var in = opener.object(opener.dataKey(found.application(), found.document()), object)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Found clean(Actor actor, ApplicationId id, DocumentId documentId, Action action) {
    return desk.with(
        actor,
        id,
        (tx, application) -> {
          var document =
              DocumentRows.find(tx, id, documentId)
                  .orElseThrow(() -> noDocument(tx, id, documentId));
          document.demandClean();
          Audit.record(
              tx,
              Desk.scope(actor),
              Audit.Event.of(action, application.process(), id, documentId.value()));
          return new Found(application, document);
        });
  }

  private static ProblemException noDocument(
      Transaction tx, ApplicationId id, DocumentId document) {
    return Guard.isRestricted(tx, id, document.value())
        ? Desk.restricted()
        : ProblemType.NOT_FOUND.because("There is no such document.");
  }
}
