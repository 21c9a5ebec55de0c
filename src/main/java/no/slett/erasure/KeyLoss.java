package no.slett.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;

/**
 * The privacy officer's word that a missing key will not come back: what nobody can read any more
 * is erased, whatever keeps it. It is journalled, since a restored backup must not take it back.
 */
public final class KeyLoss {
  /** What makes the erasure due, in the words of the certificate. */
  static final String TRIGGER = "key-missing";

  private static final String CONFIRMED = "key-loss-confirmed";

  private KeyLoss() {}

  /** What the journal's entry does, when it happens and again after a restore. */
  public static Effect effect() {
    return new Confirmed();
  }

  /**
   * Decides on it, in the caller's transaction; returns the entry to carry out after its commit.
   */
  public static UUID intend(Transaction tx, HiringProcessId process, ApplicationId application) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", process.toString())
            .put("application", application.toString());
    return Events.intend(tx, CONFIRMED, body);
  }

  private record Confirmed() implements Effect {
    @Override
    public String kind() {
      return CONFIRMED;
    }

    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      tx.update(
          """
          update erasure set given_up_at = ?
          where application_id = ? and given_up_at is null and claimed_at is null
          """,
          entry.at(),
          entry.body().path("application").asText());
    }
  }
}
