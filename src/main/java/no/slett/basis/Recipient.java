package no.slett.basis;

import java.time.Period;
import no.slett.id.RecipientId;
import no.slett.settings.Keyword;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside the controller who gets data: a processor or another recipient (Art. 13(1)(e)).
 *
 * @param category what they do, as told to the person
 * @param transfer why data may go there; present exactly when the country is outside the EEA
 * @param erasesWithin how soon its contract has it erase what it got, by itself (Art. 28(3)(g));
 *     null when no contract says so
 * @param webhook where it hears of what happens; null when nowhere
 * @param handover where it takes in whoever was hired; null for all but the HR system
 */
public record Recipient(
    RecipientId id,
    String name,
    Role role,
    Translated category,
    Country country,
    @Nullable Transfer transfer,
    @Nullable Period erasesWithin,
    @Nullable Webhook webhook,
    @Nullable HandoverPoint handover) {
  /** On whose behalf they work. */
  public enum Role implements Keyword {
    /** On the controller's, under a contract (Art. 28). */
    PROCESSOR,
    /** On their own. */
    RECIPIENT
  }

  /** What a transfer to a third country rests on (Art. 45, 46). */
  public enum Transfer implements Keyword {
    /** A decision of the Commission that the country protects enough. */
    ADEQUACY,
    /** The Commission's standard contractual clauses. */
    STANDARD_CLAUSES,
    /** Binding corporate rules, approved by an authority. */
    BINDING_CORPORATE_RULES
  }

  public Recipient {
    Country.requireText(name, "a recipient has a name");
    if (!country.inEea() && transfer == null) {
      throw new IllegalArgumentException("a recipient outside the EEA needs a transferBasis");
    }
    if (country.inEea() && transfer != null) {
      throw new IllegalArgumentException("a recipient inside the EEA has no transferBasis");
    }
    if (erasesWithin != null && (erasesWithin.isZero() || erasesWithin.isNegative())) {
      throw new IllegalArgumentException("erasesWithin is a period of a day or more");
    }
  }
}
