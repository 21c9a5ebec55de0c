package no.slett.rights;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.clock.ServiceClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Json;
import no.slett.http.Principal;
import no.slett.id.ApplicationId;
import no.slett.journal.Events;
import no.slett.vault.DataKey;
import no.slett.vault.OwnKeys;
import org.jspecify.annotations.Nullable;

/**
 * Requests to use a right. An access or portability request holds the erasure of what it asks for
 * back until it is answered, and no longer than the law gives for an answer (law RQ-8).
 */
public final class Requests {
  /** The kind of {@link OwnKeys} that what somebody typed is sealed with. */
  public static final String KEYS = "requests";

  /** The longest time for an answer: one month and an extension by two (Art. 12(3)). */
  private static final Period LONGEST = Period.ofMonths(3);

  /** How long an answered request proves what was done (catalogue, activity {@code rights}). */
  private static final Period PROOF = Period.ofYears(3);

  private final Database database;
  private final MailboxTags tags;
  private final Mine mine;
  private final MyApplications applications;
  private final OwnKeys keys;
  private final Events events;
  private final Objecting objecting = new Objecting();
  private final Json json = new Json();

  /** Takes the parts. */
  public Requests(Database database, Events events, SignIn signIn, Rights rights, OwnKeys keys) {
    this.database = database;
    this.tags = signIn.tags();
    this.mine = rights.mine();
    this.applications = rights.applications();
    this.keys = keys;
    this.events = events;
  }

  /** What is sealed: where the answer goes, and what was typed. */
  record Content(String email, @Nullable String text) {
    @Override
    public String toString() {
      return "Content[...]";
    }
  }

  /** A request that was just received, and the journal entries to carry out. */
  private record Received(Shown.Request shown, List<UUID> entries) {}

  /** Takes a request in, also from a mailbox that has nothing (law RQ-7). */
  Shown.Request receive(Principal.Mailbox me, RequestType type, @Nullable String text) {
    var id = UUID.randomUUID();
    var mailbox = tags.mailbox(me.address());
    var named = mine.applications(me.address());
    var scope = scope(id, mailbox, named);
    var key = keys.create(id);
    var dataKey = DataKey.random();
    var content = dataKey.seal(json.write(new Content(me.address(), text)), aad(id));
    var received =
        database.inTransaction(
            scope,
            tx -> {
              beforeAnyClaim(tx, named);
              var about =
                  named.stream().flatMap(a -> SealedApplication.find(tx, a).stream()).toList();
              insert(tx, id, mailbox, type);
              tx.update(
                  "insert into request_content (request_id, data_key, content) values (?, ?, ?)",
                  id,
                  key.wrap(dataKey, aad(id)),
                  content);
              about.forEach(application -> relate(tx, id, application));
              Audit.record(
                  tx, scope, new Audit.Event(Action.REQUEST_RECEIVED, null, null, id, null));
              return received(tx, scope, id, type, about);
            });
    received.entries().forEach(events::carryOut);
    return received.shown();
  }

  private Received received(
      Transaction tx, Scope scope, UUID id, RequestType type, List<SealedApplication> about) {
    return switch (type) {
      case ERASURE -> erasure(tx, scope, id, about);
      case OBJECTION -> objection(tx, scope, id, about);
      default -> new Received(shown(tx, id, type, about, null, null, null), List.of());
    };
  }

  private Received erasure(Transaction tx, Scope scope, UUID id, List<SealedApplication> about) {
    var entries = new ArrayList<UUID>();
    for (var application : about) {
      applications.withdraw(tx, scope, application).ifPresent(entries::add);
    }
    return new Received(shown(tx, id, RequestType.ERASURE, about, null, ids(about), null), entries);
  }

  /** Answered by this answer itself, unless an officer has to decide. */
  private Received objection(Transaction tx, Scope scope, UUID id, List<SealedApplication> about) {
    var taken = objecting.take(tx, scope, id, about);
    if (taken.answered()) {
      tx.update("update request set answered_at = ? where id = ?", tx.instant(), id);
    }
    var answered = taken.answered() ? tx.instant() : null;
    return new Received(
        shown(tx, id, RequestType.OBJECTION, about, answered, null, taken.outcomes()),
        taken.entries());
  }

  private static Shown.Request shown(
      Transaction tx,
      UUID id,
      RequestType type,
      List<SealedApplication> about,
      @Nullable Instant answered,
      @Nullable List<String> withdrawn,
      @Nullable List<Outcome> outcomes) {
    var now = tx.instant();
    return RequestRows.shown(
        id, type, now, blocksUntil(type, now), answered, ids(about), withdrawn, outcomes);
  }

  private static List<String> ids(List<SealedApplication> about) {
    return about.stream().map(a -> a.id().toString()).toList();
  }

  /** What a mailbox has asked for, newest first. */
  Shown.Requests of(Principal.Mailbox me) {
    var mailbox = tags.mailbox(me.address());
    return new Shown.Requests(
        database.inTransaction(of(mailbox), tx -> RequestRows.list(tx, mailbox)));
  }

  /**
   * Marks a request answered: from now on it holds nothing back.
   *
   * @return when it was answered, also if that was before; empty when there is none
   */
  public static Optional<Instant> answered(Database database, Actor actor, UUID id) {
    var scope = Scope.of(Purpose.RIGHTS, actor).about(id);
    return database.inTransaction(
        scope,
        tx -> {
          var changed =
              tx.update(
                  "update request set answered_at = ? where id = ? and answered_at is null",
                  tx.instant(),
                  id);
          if (changed == 1) {
            Audit.record(tx, scope, new Audit.Event(Action.REQUEST_ANSWERED, null, null, id, null));
          }
          return RequestRows.answeredAt(tx, id);
        });
  }

  /**
   * Forgets what was answered, or could have been, three years ago; the key of what was typed goes
   * first.
   */
  public void sweep() {
    var scope = Scope.system(Purpose.CLOCK, "requests");
    var old =
        database.inTransaction(
            scope, tx -> RequestRows.overBefore(tx, ServiceClock.before(tx.instant(), PROOF)));
    keys.destroy(old);
    database.run(
        scope,
        tx -> tx.update("delete from request where id = any (?::uuid[])", Transaction.array(old)));
  }

  private static Scope of(byte[] mailbox) {
    return Mine.scope(List.of(MailboxTags.hex(mailbox)));
  }

  private static Scope scope(UUID request, byte[] mailbox, List<ApplicationId> applications) {
    return Mine.scope(
        Stream.concat(Stream.of(request, MailboxTags.hex(mailbox)), applications.stream())
            .toList());
  }

  private static @Nullable Instant blocksUntil(RequestType type, Instant received) {
    return type.blocksErasure() ? ServiceClock.after(received, LONGEST) : null;
  }

  private static void insert(Transaction tx, UUID id, byte[] mailbox, RequestType type) {
    tx.update(
        """
        insert into request (id, mailbox_tag, type, channel, received_at, blocks_until)
        values (?, ?, ?, 'web', ?, ?)
        """,
        id,
        mailbox,
        type.wire(),
        tx.instant(),
        blocksUntil(type, tx.instant()));
  }

  /** An erasure that is about to be claimed waits until this is committed, and then sees it. */
  private static void beforeAnyClaim(Transaction tx, List<ApplicationId> applications) {
    tx.call(
        """
        select application_id from erasure
        where application_id = any (?::uuid[]) and claimed_at is null
        order by application_id for share
        """,
        Transaction.array(applications));
  }

  private static void relate(Transaction tx, UUID id, SealedApplication application) {
    tx.update(
        """
        insert into request_application (request_id, application_id, process_id)
        values (?, ?, ?)
        """,
        id,
        application.id(),
        application.process());
  }

  private static String aad(UUID id) {
    return "request:" + id;
  }
}
