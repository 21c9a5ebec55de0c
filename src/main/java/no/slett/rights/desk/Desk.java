package no.slett.rights.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.http.Cursor;
import no.slett.http.Listing;
import no.slett.http.Page;
import no.slett.http.Problem;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.journal.Events;
import no.slett.rights.Replies;
import no.slett.rights.RequestPapers;
import no.slett.rights.RequestPapers.Content;
import no.slett.rights.RequestRow;
import no.slett.rights.RequestRows;
import no.slett.rights.RequestType;
import no.slett.rights.Requests;
import org.jspecify.annotations.Nullable;

/** The queue, one request opened, and what came by letter or phone. */
final class Desk {
  private final Database database;
  private final Requests requests;
  private final RequestPapers papers;
  private final Events events;

  Desk(Database database, Requests requests, Events events) {
    this.database = database;
    this.requests = requests;
    this.papers = requests.papers();
    this.events = events;
  }

  /** A part of the queue, by when it is due. */
  Listing<DeskShown.Request> queue(Actor actor, RequestRow.State state, Page page) {
    var scope = Scope.of(Purpose.ACCOUNTABILITY, actor);
    return database.inTransaction(
        scope,
        tx -> {
          var after = page.after().map(Place::of).orElse(Place.START);
          var rows = RequestRow.queue(tx, state, after.due(), after.id(), page.limit() + 1);
          var shown = rows.stream().limit(page.limit()).toList();
          Audit.record(tx, scope, new Audit.Event(Action.REQUESTS_LISTED, null, null, null, null));
          return Listing.of(
              shown.stream().map(row -> DeskShown.Request.of(row, tx.instant())).toList(),
              rows.size() > shown.size()
                  ? Optional.of(Place.after(shown.getLast()))
                  : Optional.empty());
        });
  }

  /** Where a page of the queue begins. */
  private record Place(Instant due, UUID id) {
    static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

    static Place of(Cursor cursor) {
      try {
        var parts = cursor.value().split(" ", -1);
        return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
      } catch (RuntimeException e) {
        throw Cursor.invalid();
      }
    }

    static Cursor after(RequestRow row) {
      return new Cursor(row.due().internal() + " " + row.id());
    }
  }

  /** One request, with who asks for what, and what there is. */
  DeskShown.Opened read(Actor actor, UUID id) {
    return Dossier.with(
        database,
        papers,
        actor,
        id,
        (tx, dossier) -> {
          dossier.audit(tx, Action.REQUEST_READ);
          var reply = papers.last(tx, id, "reply", Replies.Reply.class);
          return DeskShown.Opened.of(
              dossier.request(),
              tx.instant(),
              dossier.content(),
              reply.map(Replies.Reply::text).orElse(null),
              dossier.about(tx));
        });
  }

  /** A request that somebody made in another way than here. */
  record Entered(
      RequestType type,
      String channel,
      Instant receivedAt,
      Language language,
      @Nullable String ground,
      Content content,
      List<ApplicationId> applications) {}

  /**
   * Enters it. Its time runs from when it came in, not from when it is written down (law RQ-1).
   *
   * @throws no.slett.http.ProblemException 422 for a receipt in the future
   */
  UUID enter(Actor actor, Entered entered) {
    var id = UUID.randomUUID();
    var named = new LinkedHashSet<>(entered.applications());
    Optional.ofNullable(entered.content().email())
        .ifPresent(address -> named.addAll(requests.applicationsOf(address)));
    var subjects = Stream.concat(Stream.of(id), named.stream()).toArray();
    var scope = Scope.of(Purpose.RIGHTS, actor).about(subjects);
    papers.open(id);
    var entries = new ArrayList<UUID>();
    database.run(
        scope,
        tx -> {
          if (entered.receivedAt().isAfter(tx.instant())) {
            throw Problem.invalidField("receivedAt", "It cannot have come later than now.")
                .exception();
          }
          RequestRows.beforeAnyClaim(tx, List.copyOf(named));
          var about = named.stream().flatMap(a -> SealedApplication.find(tx, a).stream()).toList();
          if (!about.stream()
              .map(SealedApplication::id)
              .toList()
              .containsAll(entered.applications())) {
            throw Problem.invalidField("applicationIds", "There is no such application.")
                .exception();
          }
          RequestRows.insert(tx, incoming(id, entered), about);
          papers.keep(tx, id, entered.content());
          if (entered.type() == RequestType.OBJECTION) {
            entries.addAll(requests.objecting().take(tx, scope, id, about).entries());
          }
          Audit.record(tx, scope, new Audit.Event(Action.REQUEST_RECEIVED, null, null, id, null));
        });
    entries.forEach(events::carryOut);
    return id;
  }

  private RequestRows.Incoming incoming(UUID id, Entered entered) {
    var address = entered.content().email();
    return new RequestRows.Incoming(
        id,
        address == null ? new byte[0] : requests.tag(address),
        entered.type(),
        entered.channel(),
        entered.language(),
        entered.ground(),
        entered.receivedAt());
  }
}
