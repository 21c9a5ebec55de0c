package no.slett.hiring;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.http.Problem;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.HiringProcessId;
import no.slett.journal.Events;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/** What recruiters do to a hiring process. */
public final class Hiring {
  private final Database database;
  private final Events events;
  private final KeyRing keys;
  private final Retention retention;
  private final Published published;
  private final Duties duties;

  public Hiring(
      Database database,
      Events events,
      KeyRing keys,
      Retention retention,
      Published published,
      Duties duties) {
    this.database = database;
    this.events = events;
    this.keys = keys;
    this.retention = retention;
    this.published = published;
    this.duties = duties;
  }

  /** What else has to be made when what applicants are told of a process changes: its notice. */
  @FunctionalInterface
  public interface Published {
    /** Called in a transaction of purpose {@code clock}. */
    void refresh(Transaction tx, HiringProcess process);
  }

  /** A process as somebody wants it. */
  public record Draft(
      String title,
      @Nullable Kind kind,
      @Nullable String language,
      @Nullable Instant deadline,
      @Nullable Period closingWindow,
      @Nullable Map<String, List<String>> questions) {}

  /** Makes a draft, with its key and its partitions, so that opening it is quick. */
  public HiringProcess create(Actor actor, Draft draft) {
    var scope = Scope.of(Purpose.RECRUITMENT, actor);
    var wanted = valid(() -> wanted(draft));
    var id = wanted.id();
    keys.createProcess(id);
    return database.inTransaction(
        scope,
        tx -> {
          var taken = HiringProcesses.slugsLike(tx, wanted.slug());
          var process = wanted.withSlug(Slug.free(wanted.slug(), taken));
          HiringProcesses.insert(tx, process);
          Directory.createPartition(tx, id);
          Directory.markReady(tx, id);
          Audit.record(tx, scope, Audit.Event.of(Action.PROCESS_CREATED, id));
          return process;
        });
  }

  private HiringProcess wanted(Draft draft) {
    return new HiringProcess(
        HiringProcessId.random(),
        Slug.of(draft.title()),
        draft.kind() == null ? Kind.VACANCY : draft.kind(),
        draft.title().strip(),
        draft.language() == null ? "nb" : draft.language(),
        draft.questions(),
        draft.deadline(),
        draft.closingWindow() == null ? retention.closingWindow() : draft.closingWindow(),
        Timing.draft(),
        null);
  }

  /** The process, if the actor may see it. */
  public Optional<HiringProcess> find(Actor actor, Purpose purpose, HiringProcessId id) {
    return database.inTransaction(Scope.of(purpose, actor), tx -> HiringProcesses.find(tx, id));
  }

  /** A page of processes, newest first. */
  public List<HiringProcess> page(
      Actor actor,
      Purpose purpose,
      @Nullable Status status,
      @Nullable HiringProcessId after,
      int limit) {
    return database.inTransaction(
        Scope.of(purpose, actor), tx -> HiringProcesses.page(tx, status, after, limit));
  }

  /** Changes what a draft or an open process says; its clock is wound anew. */
  public HiringProcess change(
      Actor actor, HiringProcessId id, UnaryOperator<HiringProcess> change) {
    return step(
        actor,
        id,
        Action.PROCESS_CHANGED,
        List.of(Status.DRAFT, Status.OPEN, Status.DECIDED),
        (tx, process) -> {
          var changed = valid(() -> change.apply(process));
          Promised.demandKept(tx, process, changed);
          var timing = changed.timing().rescheduled(changed.clockwork(retention));
          return demandAhead(changed.with(timing), tx.instant());
        });
  }

  /** Lets people apply. From now on the process has a date by which it will be gone. */
  public HiringProcess open(Actor actor, HiringProcessId id) {
    return step(
        actor,
        id,
        Action.PROCESS_OPENED,
        List.of(Status.DRAFT),
        (tx, process) ->
            process
                .with(
                    process
                        .timing()
                        .opened(tx.instant(), process.kind(), process.clockwork(retention)))
                .promising(Promised.of(retention)));
  }

  /** Ends taking applications in. */
  public HiringProcess decide(Actor actor, HiringProcessId id) {
    return step(
        actor,
        id,
        Action.PROCESS_DECIDED,
        List.of(Status.OPEN),
        (tx, process) -> process.with(process.timing().decided(tx.instant())));
  }

  /** Begins the end: after the closing window the basis ends for all of it (law PU-1). */
  public HiringProcess close(Actor actor, HiringProcessId id) {
    return journalled(
        actor,
        id,
        Action.PROCESS_CLOSING,
        List.of(Status.OPEN, Status.DECIDED),
        (tx, process) -> {
          demandNotPressed(process);
          duties.demandMet(tx, process);
          HiringProcesses.update(tx, process.with(process.timing().beingPressed()));
          var closing = process.timing().closing(tx.instant(), process.closingWindow());
          return Events.intend(
              tx, ClosingEffects.CLOSING, ClosingEffects.closing(process, closing));
        });
  }

  /** Takes a mistaken decision back, twice at most. */
  public HiringProcess reopen(Actor actor, HiringProcessId id) {
    return journalled(
        actor,
        id,
        Action.PROCESS_REOPENED,
        List.of(Status.DECIDED, Status.CLOSING),
        (tx, process) -> {
          demandReopenable(process, tx.instant());
          return Events.intend(tx, ClosingEffects.REOPENED, ClosingEffects.reopened(process));
        });
  }

  /** Lets a hiring manager see the process. */
  public void assign(Actor actor, HiringProcessId id, String subject) {
    managed(
        actor,
        id,
        Action.MANAGER_ASSIGNED,
        tx ->
            tx.update(
                """
                insert into process_manager (process_id, subject, assigned_at) values (?, ?, ?)
                on conflict do nothing
                """,
                id,
                subject,
                tx.instant()));
  }

  /** Takes that back. */
  public void unassign(Actor actor, HiringProcessId id, String subject) {
    managed(
        actor,
        id,
        Action.MANAGER_REMOVED,
        tx ->
            tx.update(
                "delete from process_manager where process_id = ? and subject = ?", id, subject));
  }

  private void managed(
      Actor actor,
      HiringProcessId id,
      Action action,
      java.util.function.Consumer<Transaction> work) {
    var scope = Scope.of(Purpose.RECRUITMENT, actor);
    database.run(
        scope,
        tx -> {
          if (HiringProcesses.find(tx, id).isEmpty()) {
            throw absent();
          }
          work.accept(tx);
          Audit.record(tx, scope, Audit.Event.of(action, id));
        });
  }

  private interface Intent {
    UUID intend(Transaction tx, HiringProcess process);
  }

  /** A step that a restored backup must not undo: intended here, then written and done. */
  private HiringProcess journalled(
      Actor actor, HiringProcessId id, Action action, List<Status> from, Intent intent) {
    var scope = Scope.of(Purpose.RECRUITMENT, actor);
    var entry =
        database.inTransaction(
            scope,
            tx -> {
              var process = locked(tx, id);
              demand(process, tx.instant(), from, action.wire().replace("process-", ""));
              Audit.record(tx, scope, Audit.Event.of(action, id));
              return intent.intend(tx, process);
            });
    events.carryOut(entry);
    return find(actor, Purpose.RECRUITMENT, id).orElseThrow(Hiring::absent);
  }

  private interface Step {
    HiringProcess take(Transaction tx, HiringProcess process);
  }

  private HiringProcess step(
      Actor actor, HiringProcessId id, Action action, List<Status> from, Step step) {
    var scope = Scope.of(Purpose.RECRUITMENT, actor);
    var after =
        database.inTransaction(
            scope,
            tx -> {
              var process = locked(tx, id);
              demand(process, tx.instant(), from, action.wire().replace("process-", ""));
              var changed = step.take(tx, process);
              HiringProcesses.update(tx, changed);
              Audit.record(tx, scope, Audit.Event.of(action, id));
              return changed;
            });
    database.run(Scope.system(Purpose.CLOCK, "hiring"), tx -> published.refresh(tx, after));
    return after;
  }

  private static HiringProcess locked(Transaction tx, HiringProcessId id) {
    return HiringProcesses.findForUpdate(tx, id).orElseThrow(Hiring::absent);
  }

  private static void demand(
      HiringProcess process, Instant at, List<Status> from, String whatWasAsked) {
    var status = process.status(at);
    if (!from.contains(status)) {
      throw ProblemType.WRONG_STATE.because(
          "The process is " + status.wire() + "; this does not go with " + whatWasAsked + ".");
    }
  }

  private static void demandNotPressed(HiringProcess process) {
    if (process.timing().pressed()) {
      throw ProblemType.WRONG_STATE.because("Closing has been pressed already.");
    }
  }

  private static HiringProcess demandAhead(HiringProcess process, Instant at) {
    var closing = process.timing().closingAt();
    if (closing != null && !closing.isAfter(at)) {
      throw ProblemType.INVALID_FIELD.because(
          "With these times closing would begin at once. Press close instead.");
    }
    return process;
  }

  private void demandReopenable(HiringProcess process, Instant at) {
    if (process.timing().reopenings() >= Timing.MOST_REOPENINGS) {
      throw ProblemType.WRONG_STATE.because(
          "The process was reopened twice already. Create a new one.");
    }
    if (process.timing().atGreatestAge(at, process.clockwork(retention))) {
      throw ProblemType.WRONG_STATE.because(
          "The process has reached its greatest age. Create a new one.");
    }
  }

  private static HiringProcess valid(java.util.function.Supplier<HiringProcess> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemType.INVALID_FIELD, String.valueOf(e.getMessage())).exception();
    }
  }

  static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("There is no such hiring process.");
  }
}
