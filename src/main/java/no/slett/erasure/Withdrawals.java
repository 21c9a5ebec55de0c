package no.slett.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.UUID;
import no.slett.basis.Bases;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;
import no.slett.statistics.Event;
import no.slett.statistics.Statistics;

/**
 * Withdrawing an application: its pre-contract basis ends, and its erasure is due at once (law
 * ER-1). It takes a permission away, so a restored backup must not undo it: it is journalled.
 */
public final class Withdrawals {
  private static final String WITHDRAWN = "application-withdrawn";

  private Withdrawals() {}

  /** What the journal's entry does, when it happens and again after a restore. */
  public static Effect effect() {
    return new Withdrawn();
  }

  /**
   * Decides on it, in the caller's transaction, under purpose {@code rights} or {@code
   * recruitment}. Once that is committed, {@link Events#carryOut} ends the basis.
   *
   * @return the journal entry to carry out; empty when it is withdrawn or being erased already
   */
  public static Optional<UUID> intend(
      Transaction tx, HiringProcessId process, ApplicationId application) {
    var first =
        tx.update(
            """
            update erasure set due_at = ?
            where application_id = ? and due_at is null and claimed_at is null
            """,
            tx.instant(),
            application);
    if (first == 0) {
      return Optional.empty();
    }
    Statistics.count(tx, Event.WITHDRAWN, process);
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", process.toString())
            .put("application", application.toString());
    return Optional.of(Events.intend(tx, WITHDRAWN, body));
  }

  private record Withdrawn() implements Effect {
    @Override
    public String kind() {
      return WITHDRAWN;
    }

    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    /** A restored row may have neither the date nor the end. */
    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      var application = ApplicationId.parse(entry.body().path("application").asText());
      tx.update(
          "update erasure set due_at = coalesce(due_at, ?) where application_id = ?",
          entry.at(),
          application);
      Bases.withdrawn(tx, application, entry.at());
    }
  }
}
