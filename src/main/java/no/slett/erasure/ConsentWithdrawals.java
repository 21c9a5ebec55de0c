package no.slett.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.UUID;
import no.slett.basis.Bases;
import no.slett.basis.Consents;
import no.slett.basis.Consents.Consent;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;

/**
 * Withdrawing a consent (Art. 7(3)): its basis ends, and what rests on nothing else is erased. It
 * is journalled, since a restored backup must not bring it back.
 */
public final class ConsentWithdrawals {
  private static final String WITHDRAWN = "consent-withdrawn";

  private ConsentWithdrawals() {}

  /** What the journal's entry does, when it happens and again after a restore. */
  public static Effect effect() {
    return new Withdrawn();
  }

  /**
   * Decides on it, in a transaction of purpose {@code rights} about the application. Once that is
   * committed, {@link Events#carryOut} ends the basis.
   *
   * @param by how it came: {@code session} or {@code mail-link}
   * @return the journal entry to carry out; empty when it was withdrawn or has expired
   */
  public static Optional<UUID> intend(Transaction tx, Consent consent, String by) {
    if (!Consents.withdraw(tx, consent.application(), by, tx.instant())) {
      return Optional.empty();
    }
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", consent.process().toString())
            .put("application", consent.application().toString())
            .put("by", by);
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

    /** A restored database may know neither; what an earlier entry revived ends here too. */
    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      var application = ApplicationId.parse(entry.body().path("application").asText());
      Consents.withdraw(tx, application, entry.body().path("by").asText(), entry.at());
      Bases.endConsent(tx, application, entry.at());
    }
  }
}
