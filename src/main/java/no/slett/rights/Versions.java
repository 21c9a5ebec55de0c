package no.slett.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.application.DocumentName;
import no.slett.application.DocumentRows;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.Rectification;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.database.Database;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.document.arrival.FileKind;
import no.slett.document.arrival.FileReader;
import no.slett.document.arrival.Spool;
import no.slett.document.arrival.SpooledFile;
import no.slett.document.type.TypeCheck;
import no.slett.erasure.LooseObjects;
import no.slett.http.Json;
import no.slett.http.MultipartReader;
import no.slett.http.Part;
import no.slett.http.Principal;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import no.slett.journal.Events;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/**
 * New versions of documents (law RE-1): taken in as the first ones were, and inspected before
 * anybody reads them. The old version goes, unless it is a record of what was assessed, or kept as
 * it is for a dispute or by a restriction: then nobody works with it any more.
 */
final class Versions {
  private final Database database;
  private final Events events;
  private final Rights rights;
  private final KeyRing keys;
  private final ObjectStore objects;
  private final LooseObjects loose;
  private final TypeCheck types;
  private final Spool spool;
  private final long most;
  private final Json json = new Json();

  /** Takes the parts; most is how many bytes a file may have. */
  Versions(
      Database database,
      Events events,
      Rights rights,
      KeyRing keys,
      ObjectStore objects,
      LooseObjects loose,
      TypeCheck types,
      Spool spool,
      long most) {
    this.database = database;
    this.events = events;
    this.rights = rights;
    this.keys = keys;
    this.objects = objects;
    this.loose = loose;
    this.types = types;
    this.spool = spool;
    this.most = most;
  }

  private record Old(SealedApplication application, SealedDocument document) {}

  /**
   * Takes a new version in.
   *
   * @return it, in quarantine
   * @throws no.slett.http.ProblemException 404 when the mailbox has no such application, or that no
   *     such document; 409 once the hiring process is over or it is superseded; 4xx as intake
   */
  Shown.Document supersede(
      Principal.Mailbox me, ApplicationId id, DocumentId document, MultipartReader body)
      throws Exception {
    rights.demand(me, id);
    var scope = Mine.scope(List.of(id));
    var old = database.inTransaction(scope, tx -> current(tx, id, document));
    var folder = old.application().process() + "/" + id + "/";
    try (var place = spool.open(UUID.randomUUID().toString())) {
      var file = read(body, old.document(), new FileReader(types, most, folder, place));
      loose.announce(scope, id, file.object());
      objects.put(file.object(), file.sealed());
      var entry = database.inTransaction(scope, tx -> commit(tx, scope, id, document, file));
      events.carryOut(entry);
      return shown(file);
    }
  }

  private static Old current(Transaction tx, ApplicationId id, DocumentId document) {
    var state = CorrectionRows.lock(tx, id);
    var application = SealedApplication.find(tx, id).orElseThrow(MyApplications::absent);
    var found =
        DocumentRows.find(tx, id, document)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such document."));
    if (found.superseded()) {
      throw ProblemType.WRONG_STATE.because("There is a newer version of this document already.");
    }
    if (!state.lives()) {
      throw ProblemType.PROCESS_CLOSED.because(
          "The hiring process is over. Make a statement or a request instead.");
    }
    return new Old(application, found);
  }

  private static SpooledFile read(MultipartReader body, SealedDocument old, FileReader reader)
      throws Exception {
    var files = new ArrayList<SpooledFile>();
    body.forEachPart(part -> files.add(reader.read(kind(part, old), part)));
    return files.getFirst();
  }

  private static FileKind kind(Part part, SealedDocument old) {
    return FileKind.ofPart(part.field())
        .filter(kind -> kind.part().equals(old.kind()))
        .orElseThrow(
            () ->
                ProblemType.UNKNOWN_FIELD
                    .problem("Name the part by the kind of the document that it supersedes.")
                    .with("field", old.kind())
                    .exception());
  }

  private UUID commit(
      Transaction tx, Scope scope, ApplicationId id, DocumentId document, SpooledFile file) {
    var old = current(tx, id, document);
    LooseObjects.named(tx, file.object());
    insert(tx, old, file);
    var made = Rectification.ofDocument(file.id().value(), document.value());
    var entry = Rectified.record(tx, scope, old.application(), made, Action.DOCUMENT_SUPERSEDED);
    if (erased(tx, document)) {
      loose.released(tx, id, objects(old.document()));
    }
    Directory.removeText(tx, old.application().process(), id, document.value());
    return entry;
  }

  /** The database keeps what it has to: see the policy {@code subject_replaces}. */
  private static boolean erased(Transaction tx, DocumentId document) {
    return tx.update("delete from document where id = ?", document) == 1;
  }

  private static List<String> objects(SealedDocument document) {
    return Stream.concat(
            Stream.of(document.object()), Optional.ofNullable(document.textObject()).stream())
        .toList();
  }

  private void insert(Transaction tx, Old old, SpooledFile file) {
    var application = old.application();
    var name = new DocumentName(file.type().displayName(), file.sha256());
    tx.update(
        """
        insert into document (id, application_id, process_id, position, kind, state, flags,
            media_type, size, data_key, name, object)
        values (?, ?, ?, ?, ?, 'quarantined', ?, ?, ?, ?, ?, ?)
        """,
        file.id(),
        application.id(),
        application.process(),
        old.document().position(),
        file.kind().part(),
        Transaction.array(file.type().flags()),
        file.type().mediaType(),
        file.size(),
        keys.application(application.process(), application.id()).wrap(file.key(), file.aad()),
        file.key().seal(json.write(name), file.aad()),
        file.object());
  }

  private static Shown.Document shown(SpooledFile file) {
    return new Shown.Document(
        file.id().toString(),
        file.kind().part(),
        file.type().displayName(),
        file.type().mediaType(),
        file.size(),
        file.sha256(),
        "quarantined",
        null,
        null);
  }
}
