package no.slett.rights.export;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.DocumentRows;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Catalogue;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.http.Principal;
import no.slett.id.ApplicationId;
import no.slett.rights.RequestType;
import no.slett.rights.Requests;
import no.slett.vault.KeyMissingException;
import no.slett.vault.NoSuchObjectException;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a mailbox may take along: what rests on consent or on steps at its request.
 */
final class PortableCopies {
  private final Database database;
  private final Requests requests;
  private final Opener opener;
  private final Catalogue catalogue;
  private final URI schema;

  PortableCopies(
      Database database, Requests requests, Opener opener, Catalogue catalogue, URI schema) {
    this.database = database;
    this.requests = requests;
    this.opener = opener;
    this.catalogue = catalogue;
    this.schema = schema;
  }

  /**
   * A copy, and what it takes to deliver it whole.
   *
   * @param answers the requests that are answered once it is
   */
  record Prepared(Portable portable, List<Given> given, FileNames names, List<UUID> answers) {
    @Override
    public String toString() {
      return "Prepared[" + given.size() + " applications]";
    }
  }

  Prepared prepare(Principal.Mailbox me) {
    var answers = requests.waitingFor(me, RequestType.PORTABILITY);
    var mailbox = HexFormat.of().formatHex(requests.tag(me.address()));
    var given =
        requests.applicationsOf(me.address()).stream()
            .flatMap(id -> read(mailbox, id).stream())
            .flatMap(read -> open(read).stream())
            .sorted(
                Comparator.comparing(Given::submittedAt).thenComparing(one -> one.id().toString()))
            .toList();
    var names = FileNames.of(given.stream().map(Given::attachments).toList());
    var shown = given.stream().map(one -> one.shown(names)).toList();
    return new Prepared(
        new Portable(schema.toString(), basics(given), shown), given, names, answers);
  }

  private static Portable.@Nullable Basics basics(List<Given> given) {
    return given.reversed().stream().flatMap(one -> one.basics().stream()).findFirst().orElse(null);
  }

  /** What lives of the bases that carry the right, and what the rows hold. */
  private record Read(
      SealedApplication application,
      String title,
      List<PortableBasis> bases,
      List<SealedDocument> documents) {}

  private Optional<Read> read(String mailbox, ApplicationId id) {
    var scope = Copies.scope(mailbox, id);
    return database.inTransaction(
        scope,
        tx -> {
          var bases = PortableBasis.of(tx, id);
          var found = SealedApplication.find(tx, id).filter(_ -> !bases.isEmpty());
          return found.map(
              application -> {
                Audit.record(
                    tx,
                    scope,
                    Audit.Event.of(Action.PORTABLE_COPY_PREPARED, application.process(), id));
                return new Read(
                    application, title(tx, application), bases, DocumentRows.of(tx, id));
              });
        });
  }

  private static String title(Transaction tx, SealedApplication application) {
    return tx.first(
            "select title from hiring_process where id = ?",
            row -> row.text("title"),
            application.process())
        .orElseThrow();
  }

  private Optional<Given> open(Read read) {
    try {
      return Optional.of(opened(read));
    } catch (KeyMissingException | NoSuchObjectException e) {
      var id = read.application().id();
      // its erasure may have been claimed since; if not, this is an alarm
      if (database
          .inTransaction(Copies.scope(id), tx -> SealedApplication.find(tx, id))
          .isPresent()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Given opened(Read read) {
    var application = read.application();
    var covered = PortableBasis.covered(read.bases(), catalogue);
    var files = new ArrayList<Given.Attached>();
    for (var document : read.documents()) {
      if (covered.contains(PortableBasis.category(document.kind()))) {
        files.add(Given.Attached.of(opener, application, document));
      }
    }
    return new Given(
        application.id(),
        application.process(),
        read.title(),
        application.receivedAt(),
        read.bases().stream().map(PortableBasis::legalBasis).toList(),
        covered,
        application.hasForm() ? opener.profile(application) : null,
        application.hasForm() ? opener.form(application) : null,
        files);
  }

  /** All of it is delivered, files and all. */
  void delivered(Prepared prepared) {
    var ids = prepared.given().stream().map(Given::id).toList();
    var scope = Copies.scope(ids.toArray());
    database.run(
        scope,
        tx ->
            ids.forEach(
                id ->
                    Audit.record(
                        tx,
                        scope,
                        new Audit.Event(Action.PORTABLE_COPY_DELIVERED, null, id, null, null))));
    requests.delivered(prepared.answers());
  }
}
