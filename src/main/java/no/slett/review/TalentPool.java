package no.slett.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.DocumentRows;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Contact;
import no.slett.directory.Directory;
import no.slett.http.Cursor;
import no.slett.http.Listing;
import no.slett.http.Page;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import no.slett.vault.KeptFor;

/**
 * People who said yes to being remembered, of closed processes only: the database shows this
 * purpose nobody whose position is open (law CO-2).
 */
final class TalentPool {
  private final Database database;
  private final Opener opener;

  TalentPool(Database database, Opener opener) {
    this.database = database;
    this.opener = opener;
  }

  private record Line(ApplicationId id, String title, Instant until) {}

  private record Sealed(
      Line line, SealedApplication application, Contact contact, List<SealedDocument> documents) {}

  private record Found(List<Sealed> people, boolean more, boolean whole) {}

  /** In the order of their ids, which says nothing about anybody. */
  Listing<Shown.Talent> page(Actor actor, Page page) {
    var scope = scope(actor);
    var found = database.inTransaction(scope, tx -> find(tx, scope, page));
    var people = found.people();
    var next =
        found.more()
            ? Optional.of(new Cursor(people.getLast().line().id().toString()))
            : Optional.<Cursor>empty();
    var listing = Listing.of(people.stream().map(this::shown).toList(), next);
    return found.whole() ? listing : listing.asIncomplete();
  }

  private static Found find(Transaction tx, Scope scope, Page page) {
    var partition = Directory.partition(KeptFor.TALENT_POOL);
    Audit.record(tx, scope, new Audit.Event(Action.TALENT_POOL_LISTED, null, null, null, null));
    var lines = lines(tx, page);
    var shown = lines.stream().limit(page.limit()).toList();
    var contacts = Directory.contacts(tx, partition, shown.stream().map(Line::id).toList());
    var people =
        shown.stream()
            .flatMap(
                line -> sealed(tx, line, Optional.ofNullable(contacts.get(line.id()))).stream())
            .toList();
    // nobody's partition is not there yet, and that is all of it
    var known = lines.isEmpty() || Directory.isReady(tx, partition);
    var whole = known && people.size() == shown.size();
    return new Found(people, lines.size() > page.limit() && !people.isEmpty(), whole);
  }

  private static Optional<Sealed> sealed(Transaction tx, Line line, Optional<Contact> contact) {
    return contact.flatMap(
        c ->
            SealedApplication.find(tx, line.id())
                .map(a -> new Sealed(line, a, c, DocumentRows.of(tx, line.id()))));
  }

  /** Only who has been reduced to what the consent covers; before that nobody is shown. */
  private static List<Line> lines(Transaction tx, Page page) {
    var after = after(page);
    return tx.list(
        """
        select a.id, p.title, b.ends_at
        from application a join hiring_process p on p.id = a.process_id
          join basis b on b.application_id = a.id and b.activity = 'talent-pool'
          join survival s on s.application_id = a.id and s.purpose = 'talent-pool'
        where a.id = any (s.items) and (cast(? as uuid) is null or a.id > cast(? as uuid))
        order by a.id limit ?
        """,
        row ->
            new Line(new ApplicationId(row.uuid("id")), row.text("title"), row.instant("ends_at")),
        after.orElse(null),
        after.orElse(null),
        page.limit() + 1);
  }

  private static Optional<UUID> after(Page page) {
    try {
      return page.after().map(cursor -> UUID.fromString(cursor.value()));
    } catch (IllegalArgumentException e) {
      throw Cursor.invalid();
    }
  }

  private Shown.Talent shown(Sealed sealed) {
    var contact = sealed.contact();
    return new Shown.Talent(
        sealed.line().id().toString(),
        sealed.application().process().toString(),
        sealed.line().title(),
        contact.givenName(),
        contact.familyName(),
        contact.email(),
        contact.phone(),
        sealed.line().until(),
        sealed.documents().stream()
            .map(d -> Reading.document(opener, sealed.application(), d))
            .toList());
  }

  /**
   * The bytes of a clean document of somebody in the pool.
   *
   * @throws no.slett.http.ProblemException 404 for what is not in the pool, 409 unless it is clean
   */
  Reading.Original original(Actor actor, ApplicationId id, DocumentId documentId) {
    var scope = scope(actor);
    return database.inTransaction(
        scope,
        tx -> {
          var application = SealedApplication.find(tx, id).orElseThrow(TalentPool::absent);
          var document = DocumentRows.find(tx, id, documentId).orElseThrow(TalentPool::absent);
          document.demandClean();
          Audit.record(
              tx,
              scope,
              Audit.Event.of(
                  Action.DOCUMENT_DOWNLOADED, application.process(), id, documentId.value()));
          return Reading.original(opener, application, document);
        });
  }

  private static RuntimeException absent() {
    return ProblemType.NOT_FOUND.because("The talent pool has no such document.");
  }

  private static Scope scope(Actor actor) {
    return Scope.of(Purpose.TALENT_POOL, actor);
  }
}
