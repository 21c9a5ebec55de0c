package no.slett.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Guard;
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
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import no.slett.vault.KeptFor;

/**
 * Who outlived their hiring process on a legal basis of its own, for those who may read for that
 * purpose: nobody before they are reduced to what it covers, and every reading on record.
 */
public final class Outlived {
  private final Database database;
  private final Opener opener;
  private final KeptFor kept;
  private final Purpose purpose;
  private final Action listed;

  private Outlived(Database database, Opener opener, KeptFor kept, Purpose purpose, Action listed) {
    this.database = database;
    this.opener = opener;
    this.kept = kept;
    this.purpose = purpose;
    this.listed = listed;
  }

  /** Who consented to being remembered. */
  public static Outlived talentPool(Database database, Opener opener) {
    return new Outlived(
        database, opener, KeptFor.TALENT_POOL, Purpose.TALENT_POOL, Action.TALENT_POOL_LISTED);
  }

  /** Who is kept to answer a legal claim. */
  public static Outlived claimsDefence(Database database, Opener opener) {
    return new Outlived(
        database, opener, KeptFor.CLAIMS_DEFENCE, Purpose.CLAIMS_DEFENCE, Action.CLAIMS_LISTED);
  }

  /**
   * Somebody.
   *
   * @param title of the position that they applied for
   * @param until when the basis ends by itself
   */
  public record Person(
      SealedApplication application,
      String title,
      Instant until,
      Contact contact,
      List<SealedDocument> documents) {
    @Override
    public String toString() {
      return "Person[" + application.id() + "]";
    }
  }

  private record Line(ApplicationId id, String title, Instant until) {}

  private record Found(List<Person> people, boolean more, boolean whole) {}

  /** In the order of their ids, which says nothing about anybody. */
  public <T> Listing<T> page(Actor actor, Page page, Function<Person, T> shown) {
    var scope = scope(actor);
    var found = database.inTransaction(scope, tx -> find(tx, scope, page));
    var people = found.people();
    var next =
        found.more()
            ? Optional.of(new Cursor(people.getLast().application().id().toString()))
            : Optional.<Cursor>empty();
    var listing = Listing.of(people.stream().map(shown).toList(), next);
    return found.whole() ? listing : listing.asIncomplete();
  }

  private Found find(Transaction tx, Scope scope, Page page) {
    var partition = Directory.partition(kept);
    Audit.record(tx, scope, new Audit.Event(listed, null, null, null, null));
    var lines = lines(tx, page);
    var shown = lines.stream().limit(page.limit()).toList();
    var contacts = Directory.contacts(tx, partition, shown.stream().map(Line::id).toList());
    var people =
        shown.stream()
            .flatMap(l -> person(tx, l, Optional.ofNullable(contacts.get(l.id()))).stream())
            .toList();
    // nobody's partition is not there yet, and that is all of it
    var known = lines.isEmpty() || Directory.isReady(tx, partition);
    var whole = known && people.size() == shown.size();
    return new Found(people, lines.size() > page.limit() && !people.isEmpty(), whole);
  }

  private static Optional<Person> person(Transaction tx, Line line, Optional<Contact> contact) {
    return contact.flatMap(
        c ->
            SealedApplication.find(tx, line.id())
                .map(
                    a ->
                        new Person(a, line.title(), line.until(), c, DocumentRows.of(tx, a.id()))));
  }

  private List<Line> lines(Transaction tx, Page page) {
    var after = after(page);
    return tx.list(
        """
        select a.id, p.title, b.ends_at
        from application a join hiring_process p on p.id = a.process_id
          join basis b on b.application_id = a.id and b.activity = ?
          join survival s on s.application_id = a.id and s.purpose = ?
        where a.id = any (s.items) and (cast(? as uuid) is null or a.id > cast(? as uuid))
        order by a.id limit ?
        """,
        row ->
            new Line(new ApplicationId(row.uuid("id")), row.text("title"), row.instant("ends_at")),
        kept.wire(),
        kept.wire(),
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

  /**
   * Reads one of them; what it reads is on record under the action.
   *
   * @throws ProblemException 404 for what does not survive for this purpose, 423 while it is
   *     restricted
   */
  public <T> T with(
      Actor actor,
      ApplicationId id,
      Action action,
      BiFunction<Transaction, SealedApplication, T> work) {
    var scope = scope(actor);
    return database.inTransaction(
        scope,
        tx -> {
          var application = find(tx, id);
          Audit.record(tx, scope, Audit.Event.of(action, application.process(), id));
          return work.apply(tx, application);
        });
  }

  private SealedApplication find(Transaction tx, ApplicationId id) {
    var survives =
        tx.first(
            "select true as there from survival where application_id = ? and purpose = ?",
            row -> row.flag("there"),
            id,
            kept.wire());
    return survives
        .flatMap(_ -> SealedApplication.find(tx, id))
        .orElseThrow(
            () -> survives.isPresent() && Guard.isRestricted(tx, id) ? restricted() : absent());
  }

  /**
   * The bytes of a clean document of one of them.
   *
   * @throws ProblemException as {@link #with}; 404 for a document that does not survive, 409 unless
   *     it is clean
   */
  public Original original(Actor actor, ApplicationId id, DocumentId documentId) {
    var scope = scope(actor);
    return database.inTransaction(
        scope,
        tx -> {
          var application = find(tx, id);
          var document = DocumentRows.find(tx, id, documentId);
          if (document.isEmpty() && Guard.isRestricted(tx, id, documentId.value())) {
            throw restricted();
          }
          document.orElseThrow(Outlived::absent).demandClean();
          Audit.record(
              tx,
              scope,
              Audit.Event.of(
                  Action.DOCUMENT_DOWNLOADED, application.process(), id, documentId.value()));
          return Original.of(opener, application, document.get());
        });
  }

  private Scope scope(Actor actor) {
    return Scope.of(purpose, actor);
  }

  private static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("Nothing of that id is kept for this purpose.");
  }

  private static ProblemException restricted() {
    return ProblemType.RESTRICTED.because(
        "Processing of these data is restricted (GDPR Art. 18). They are stored and nothing else.");
  }
}
