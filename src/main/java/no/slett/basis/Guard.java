package no.slett.basis;

import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/**
 * Answers "may this happen?" for every feature.
 *
 * <p>The yes is the database's: a row without a live basis cannot be seen at all. The guard tells
 * the two kinds of no apart, from pseudonymous facts only: a legal basis that ended, and something
 * that is not there for this caller.
 */
public final class Guard {
  private final Database database;

  public Guard(Database database) {
    this.database = database;
  }

  /** Why something cannot be seen. */
  public sealed interface Refusal {
    /** There was a basis, and it has ended (GDPR Art. 6(1)): 403. */
    record BasisEnded() implements Refusal {}

    /** There is nothing, or not for this caller: 404. */
    record Absent() implements Refusal {}
  }

  /**
   * Why the caller cannot see an application: its basis ended (also after its erasure, as long as
   * the promise is remembered), or it is none of the caller's business.
   */
  public Refusal whyNot(Actor actor, ApplicationId application) {
    return ask(
        actor,
        tx ->
            tx.first(
                    """
                    select true as ended from erasure e
                    where e.application_id = ? and process_open_to_actor(e.process_id)
                      and not (e.claimed_at is null and recruitment_lives(e.application_id))
                    """,
                    row -> row.flag("ended"),
                    application)
                .isPresent());
  }

  /** Why the caller cannot see the applications of a process: it is closed, or not the caller's. */
  public Refusal whyNot(Actor actor, HiringProcessId process) {
    return ask(
        actor,
        tx ->
            tx.first(
                    """
                    select true as ended from hiring_process p
                    where p.id = ? and process_open_to_actor(p.id)
                      and (p.closed_at <= ? or p.purged_at is not null)
                    """,
                    row -> row.flag("ended"),
                    process,
                    tx.instant())
                .isPresent());
  }

  private Refusal ask(Actor actor, java.util.function.Predicate<Transaction> ended) {
    var scope = Scope.of(Purpose.ACCOUNTABILITY, actor);
    boolean basisEnded = database.inTransaction(scope, ended::test);
    return basisEnded ? new Refusal.BasisEnded() : new Refusal.Absent();
  }
}
