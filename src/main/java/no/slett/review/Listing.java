package no.slett.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.Desk;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Guard;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.directory.Contact;
import no.slett.directory.Directory;
import no.slett.directory.Search;
import no.slett.hiring.HiringProcesses;
import no.slett.hiring.Status;
import no.slett.http.Cursor;
import no.slett.http.Page;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** The list of a process's applications, newest first, by stage and by words. */
final class Listing {
  /** An address as the contract demands one, at a domain that takes no mail (RFC 2606). */
  private static final Contact UNKNOWN = new Contact("…", "…", "unknown@example.org", null);

  private final Desk desk;
  private final Guard guard;

  Listing(Desk desk, Guard guard) {
    this.desk = desk;
    this.guard = guard;
  }

  private record Line(
      ApplicationId id,
      String stage,
      Instant receivedAt,
      long documents,
      boolean sameMailbox,
      @Nullable String decision) {}

  no.slett.http.Listing<Shown.Summary> page(
      Actor actor,
      HiringProcessId process,
      Optional<String> stage,
      Optional<Search> search,
      Page page) {
    var listed =
        desk.database()
            .inTransaction(Desk.scope(actor), tx -> page(tx, actor, process, stage, search, page));
    return listed.orElseThrow(
        () -> Desk.refusal(guard.whyNot(actor, process), "There is no such hiring process."));
  }

  private static Optional<no.slett.http.Listing<Shown.Summary>> page(
      Transaction tx,
      Actor actor,
      HiringProcessId process,
      Optional<String> stage,
      Optional<Search> search,
      Page page) {
    var found = HiringProcesses.find(tx, process);
    if (found.isEmpty() || ended(found.get().status(tx.instant()))) {
      return Optional.empty();
    }
    Audit.record(tx, Desk.scope(actor), Audit.Event.of(Action.APPLICATIONS_LISTED, process));
    var lines = lines(tx, process, stage, search, page);
    var shown = lines.stream().limit(page.limit()).toList();
    var contacts = Directory.contacts(tx, process, shown.stream().map(Line::id).toList());
    var next =
        lines.size() > page.limit()
            ? Optional.of(new Cursor(shown.getLast().id().toString()))
            : Optional.<Cursor>empty();
    var listing =
        no.slett.http.Listing.of(
            shown.stream()
                .map(line -> summary(process, line, contacts.getOrDefault(line.id(), UNKNOWN)))
                .toList(),
            next);
    return Optional.of(Directory.isReady(tx, process) ? listing : listing.asIncomplete());
  }

  private static boolean ended(Status status) {
    return status == Status.CLOSED || status == Status.PURGED;
  }

  private static List<Line> lines(
      Transaction tx,
      HiringProcessId process,
      Optional<String> stage,
      Optional<Search> search,
      Page page) {
    var found = search.map(s -> Directory.search(tx, process, s)).map(Transaction::array);
    return tx.list(
        """
        select a.id, a.stage, a.received_at, a.same_mailbox, a.decision,
            (select count(*) from document d where d.application_id = a.id) as documents
        from application a
        where a.process_id = ? and (cast(? as text) is null or a.stage = ?)
          and (cast(? as uuid[]) is null or a.id = any (cast(? as uuid[])))
          and (cast(? as uuid) is null or (a.received_at, a.id) <
               (select received_at, id from application where id = ?))
        order by a.received_at desc, a.id desc limit ?
        """,
        row ->
            new Line(
                new ApplicationId(row.uuid("id")),
                row.text("stage"),
                row.instant("received_at"),
                row.number("documents"),
                row.flag("same_mailbox"),
                row.textOrNull("decision")),
        process,
        stage.orElse(null),
        stage.orElse(null),
        found.orElse(null),
        found.orElse(null),
        after(page),
        after(page),
        page.limit() + 1);
  }

  private static @Nullable UUID after(Page page) {
    try {
      return page.after().map(cursor -> UUID.fromString(cursor.value())).orElse(null);
    } catch (IllegalArgumentException e) {
      throw Cursor.invalid();
    }
  }

  private static Shown.Summary summary(HiringProcessId process, Line line, Contact contact) {
    return new Shown.Summary(
        line.id().toString(),
        process.toString(),
        line.stage(),
        line.receivedAt(),
        contact.givenName(),
        contact.familyName(),
        contact.email(),
        line.documents(),
        line.sameMailbox(),
        line.decision());
  }
}
