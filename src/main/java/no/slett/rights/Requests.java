package no.slett.rights;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.application.PersonMail;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Principal;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.journal.Events;
import no.slett.vault.OwnKeys;
import org.jspecify.annotations.Nullable;

/**
 * Requests to use a right, as the reader of a mailbox makes them. An access or portability request
 * holds the erasure of what it asks for back until it is answered, and no longer than the law gives
 * for an answer (law RQ-8). What needs no decision happens at once.
 */
public final class Requests {
  /** The kind of {@link OwnKeys} that what somebody wrote is sealed with. */
  public static final String KEYS = "requests";

  /** How long an answered request proves what was done (catalogue, activity {@code rights}). */
  private static final Period PROOF = Period.ofYears(3);

  private final Database database;
  private final MailboxTags tags;
  private final Mine mine;
  private final MyApplications applications;
  private final Events events;
  private final OwnKeys keys;
  private final RequestPapers papers;
  private final Objecting objecting;

  /** Takes the parts; the mail is what people are told of their restrictions by. */
  public Requests(
      Database database,
      SignIn signIn,
      Rights rights,
      Events events,
      OwnKeys keys,
      PersonMail mail) {
    this.database = database;
    this.tags = signIn.tags();
    this.mine = rights.mine();
    this.applications = rights.applications();
    this.events = events;
    this.keys = keys;
    this.papers = new RequestPapers(keys);
    this.objecting = new Objecting(mail);
  }

  /** What somebody asks for: which right, the ground of a restriction, and their own words. */
  record Asked(RequestType type, @Nullable String ground, @Nullable String text) {
    @Override
    public String toString() {
      return "Asked[" + type + "]";
    }
  }

  /** What is done at once, and the journal entries to carry out. */
  private record Done(
      List<String> withdrawn, List<String> restricted, List<Outcome> outcomes, List<UUID> entries) {
    static Done nothing() {
      return new Done(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Takes a request in, also from a mailbox that has nothing (law RQ-7). */
  Shown.Request receive(Principal.Mailbox me, Asked asked) {
    var id = UUID.randomUUID();
    var mailbox = tags.mailbox(me.address());
    var named = mine.applications(me.address());
    var subjects =
        Stream.of(Stream.of(MailboxTags.hex(mailbox), id), named.stream()).flatMap(s -> s).toList();
    var scope = Mine.scope(subjects);
    var done = Done.nothing();
    papers.open(id);
    var received =
        database.inTransaction(
            scope,
            tx -> {
              RequestRows.beforeAnyClaim(tx, named);
              var about =
                  named.stream().flatMap(a -> SealedApplication.find(tx, a).stream()).toList();
              var incoming =
                  new RequestRows.Incoming(
                      id,
                      mailbox,
                      asked.type(),
                      "web",
                      language(tx, about),
                      asked.ground(),
                      tx.instant());
              RequestRows.insert(tx, incoming, about);
              papers.keep(tx, id, new RequestPapers.Content(me.address(), null, asked.text()));
              Audit.record(
                  tx, scope, new Audit.Event(Action.REQUEST_RECEIVED, null, null, id, null));
              about.forEach(application -> atOnce(tx, scope, asked, application, done));
              if (asked.type() == RequestType.OBJECTION) {
                object(tx, scope, id, about, done);
              }
              return RequestRow.find(tx, id).orElseThrow();
            });
    done.entries().forEach(events::carryOut);
    return Shown.Request.of(received, done.withdrawn(), done.restricted(), done.outcomes());
  }

  /** Answered by the answer to the request itself, unless an officer has to decide. */
  private void object(
      Transaction tx, Scope scope, UUID id, List<SealedApplication> about, Done done) {
    var taken = objecting.take(tx, scope, id, about);
    done.outcomes().addAll(taken.outcomes());
    done.entries().addAll(taken.entries());
    if (taken.answered()) {
      RequestRows.answer(tx, id);
    }
  }

  /** What needs nobody's decision: withdrawing (law ER-1), and Art. 18(1)(a) and (d). */
  private void atOnce(
      Transaction tx, Scope scope, Asked asked, SealedApplication application, Done done) {
    if (asked.type() == RequestType.ERASURE) {
      applications.withdraw(tx, scope, application).ifPresent(done.entries()::add);
      done.withdrawn().add(application.id().toString());
    }
    if (asked.type() == RequestType.RESTRICTION && Restricting.isAtOnce(asked.ground())) {
      Restricting.intend(tx, scope, application.id(), asked.ground())
          .ifPresent(done.entries()::add);
      done.restricted().add(application.id().toString());
    }
  }

  private static Language language(Transaction tx, List<SealedApplication> about) {
    return about.stream()
        .findFirst()
        .flatMap(
            application ->
                tx.first(
                    "select locale from application where id = ?",
                    row -> row.text("locale"),
                    application.id()))
        .flatMap(Language::of)
        .orElse(Language.NB);
  }

  /** What a mailbox has asked for, newest first. */
  Shown.Requests of(Principal.Mailbox me) {
    var mailbox = tags.mailbox(me.address());
    return database.inTransaction(
        Mine.scope(List.of(MailboxTags.hex(mailbox))),
        tx ->
            new Shown.Requests(
                RequestRow.ofMailbox(tx, mailbox).stream()
                    .map(row -> Shown.Request.of(row, List.of(), List.of(), outcomes(tx, row)))
                    .toList()));
  }

  private static List<Outcome> outcomes(Transaction tx, RequestRow row) {
    return row.type() == RequestType.OBJECTION ? Outcome.of(tx, row.id()) : List.of();
  }

  /**
   * The person's answer to a question about their request: its clock goes on (law RQ-6).
   *
   * @throws no.slett.http.ProblemException 404, or 409 when nothing was asked
   */
  void reply(Principal.Mailbox me, UUID id, String text) {
    var mailbox = tags.mailbox(me.address());
    database.run(
        Mine.scope(List.of(MailboxTags.hex(mailbox))),
        tx -> {
          if (RequestRow.ofMailbox(tx, mailbox).stream().noneMatch(row -> row.id().equals(id))) {
            throw ProblemType.NOT_FOUND.because("This mailbox has made no such request.");
          }
        });
    var scope = Mine.scope(List.of(id));
    database.run(scope, tx -> Replies.take(tx, scope, papers, id, "applicant", text));
  }

  /**
   * The requests of a mailbox that a copy answers once it is delivered: open ones, and granted ones
   * whose copy waits to be collected. To be asked before what goes into the copy is read.
   */
  public List<UUID> waitingFor(Principal.Mailbox me, RequestType type) {
    var mailbox = tags.mailbox(me.address());
    return database.inTransaction(
        Mine.scope(List.of(MailboxTags.hex(mailbox))),
        tx ->
            RequestRow.ofMailbox(tx, mailbox).stream()
                .filter(row -> row.type() == type && row.answeredAt() == null)
                .map(RequestRow::id)
                .toList());
  }

  /** Ends what these requests hold back: the copy was delivered whole (law RQ-8). */
  public void delivered(List<UUID> requests) {
    for (var id : requests) {
      var scope = Mine.scope(List.of(id));
      database.run(
          scope,
          tx -> {
            RequestRows.deliver(tx, id);
            Audit.record(tx, scope, new Audit.Event(Action.REQUEST_ANSWERED, null, null, id, null));
          });
    }
  }

  /**
   * Forgets what was answered, or could have been, three years ago; the key of what was written
   * goes first.
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

  /** Which applications an address has, for whoever enters a letter that names it. */
  public List<ApplicationId> applicationsOf(String address) {
    return mine.applications(address);
  }

  /** The keyed hash of an address. */
  public byte[] tag(String address) {
    return tags.mailbox(address);
  }

  /** Withdraws an application in a transaction about it; the entry is to be carried out after. */
  public Optional<UUID> withdraw(Transaction tx, Scope scope, SealedApplication application) {
    return applications.withdraw(tx, scope, application);
  }

  /** What objections do. */
  public Objecting objecting() {
    return objecting;
  }

  /** The papers of requests. */
  public RequestPapers papers() {
    return papers;
  }
}
