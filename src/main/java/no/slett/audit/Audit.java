package no.slett.audit;

import java.util.UUID;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** Adds events to the log, with the action they tell of and in its transaction (promise 9). */
public final class Audit {
  private Audit() {}

  /**
   * What was done or read, and on what.
   *
   * @param digest SHA-256 of a document that the event vouches for, such as a certificate; of a
   *     gap, the lost seals; of old events, theirs; of what is announced, the recipient's id
   */
  public record Event(
      Action action,
      @Nullable HiringProcessId process,
      @Nullable ApplicationId application,
      @Nullable UUID item,
      @Nullable String digest) {
    /** Something about a hiring process. */
    public static Event of(Action action, HiringProcessId process) {
      return new Event(action, process, null, null, null);
    }

    /** Something about an application. */
    public static Event of(Action action, HiringProcessId process, ApplicationId application) {
      return new Event(action, process, application, null, null);
    }

    /** Something about a part of an application. */
    public static Event of(
        Action action, HiringProcessId process, ApplicationId application, UUID item) {
      return new Event(action, process, application, item, null);
    }
  }

  /** Adds an event; the sealer chains it within a second. */
  public static void record(Transaction tx, Scope scope, Event event) {
    tx.update(
        """
        insert into audit_event (at, actor, role, action, purpose, process_id, application_id,
            item_id, digest)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        tx.instant(),
        scope.actor().subject(),
        scope.actor().role(),
        event.action().wire(),
        scope.purpose().wire(),
        event.process(),
        event.application(),
        event.item(),
        event.digest());
  }
}
