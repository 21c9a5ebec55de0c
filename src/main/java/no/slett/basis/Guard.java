package no.slett.basis;

import java.util.UUID;
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
 * the kinds of no apart, from pseudonymous facts only: a legal basis that ended, a restriction, and
 * something that is not there for this caller.
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

    /** The data are restricted: stored and nothing else (GDPR Art. 18(2)): 423. */
    record Restricted() implements Refusal {}

    /** There is nothing, or not for this caller: 404. */
    record Absent() implements Refusal {}
  }

  /**
   * Why the caller cannot see an application: its basis ended (also after its erasure, as long as
   * the promise is remembered), it is restricted, or it is none of the caller's business.
   */
  public Refusal whyNot(Actor actor, ApplicationId application) {
    return database.inTransaction(
        Scope.of(Purpose.ACCOUNTABILITY, actor),
        tx ->
            tx.first(
                    """
                    select e.claimed_at is null and recruitment_lives(e.application_id) as lives,
                        exists (select from restriction r where r.application_id = e.application_id
                          and r.item_id is null and r.activity is null
                          and r.lifted_at is null) as restricted
                    from erasure e
                    where e.application_id = ? and process_open_to_actor(e.process_id)
                    """,
                    row -> refusal(row.flag("lives"), row.flag("restricted")),
                    application)
                .orElseGet(Refusal.Absent::new));
  }

  private static Refusal refusal(boolean lives, boolean restricted) {
    if (!lives) {
      return new Refusal.BasisEnded();
    }
    return restricted ? new Refusal.Restricted() : new Refusal.Absent();
  }

  /** Whether all of an application is restricted, for the transaction's purpose. */
  public static boolean isRestricted(Transaction tx, ApplicationId application) {
    return tx.first(
            """
            select true as restricted from restriction
            where application_id = ? and item_id is null and lifted_at is null limit 1
            """,
            row -> row.flag("restricted"),
            application)
        .isPresent();
  }

  /** Whether one document or note is restricted, of an application that the transaction sees. */
  public static boolean isRestricted(Transaction tx, ApplicationId application, UUID item) {
    return tx.first(
            """
            select true as restricted from restriction
            where application_id = ? and item_id = ? and lifted_at is null limit 1
            """,
            row -> row.flag("restricted"),
            application,
            item)
        .isPresent();
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
