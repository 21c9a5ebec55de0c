package no.slett.basis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.slett.clock.ServiceClock;
import no.slett.id.RecipientId;
import no.slett.settings.Keyword;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside the controller who gets data: a processor or another recipient (Art. 13(1)(e)).
 *
 * @param category what they do, as told to the person
 * @param transfer why data may go there; present exactly when the country is outside the EEA
 * @param contract what a processor works under (Art. 28(3)); null for whoever is none
 * @param erasesWithin how soon its contract has it erase what it got, by itself (Art. 28(3)(g));
 *     null when no contract says so
 * @param webhook where it hears of what happens; null when nowhere
 * @param handover where it takes in whoever was hired; null for all but the HR system
 * @param from the day from whose beginning it gets data, told to people who applied before (Art.
 *     13(3)); null when it needs none
 */
public record Recipient(
    RecipientId id,
    String name,
    Role role,
    Translated category,
    Country country,
    @Nullable Transfer transfer,
    @Nullable Contract contract,
    @Nullable Period erasesWithin,
    @Nullable Webhook webhook,
    @Nullable HandoverPoint handover,
    @Nullable LocalDate from) {
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
    BINDING_CORPORATE_RULES;

    /** Refuses a third country without its reason, and a reason where none is needed. */
    static void demand(Country country, @Nullable Transfer transfer, String who) {
      if (!country.inEea() && transfer == null) {
        throw new IllegalArgumentException(who + " outside the EEA needs a transferBasis");
      }
      if (country.inEea() && transfer != null) {
        throw new IllegalArgumentException(who + " inside the EEA has no transferBasis");
      }
    }
  }

  /**
   * What a processor works under (Art. 28(3), law AK-2).
   *
   * @param reference where the controller finds it
   * @param subProcessors whom the processor has engaged in turn (Art. 28(2))
   */
  public record Contract(String reference, List<SubProcessor> subProcessors) {
    public Contract {
      Country.requireText(reference, "a contract has a reference");
      subProcessors = List.copyOf(subProcessors);
    }
  }

  /** Whom a processor has engaged in turn, and why data may go there. */
  public record SubProcessor(String name, Country country, @Nullable Transfer transfer) {
    public SubProcessor {
      Country.requireText(name, "a sub-processor has a name");
      Transfer.demand(country, transfer, "a sub-processor");
    }
  }

  /** Data that go to a country outside the EEA, to this recipient or to whom it has engaged. */
  public record Abroad(String name, Country country, Transfer basis) {}

  public Recipient {
    Country.requireText(name, "a recipient has a name");
    Transfer.demand(country, transfer, "a recipient");
    if (role == Role.PROCESSOR && contract == null) {
      throw new IllegalArgumentException("a processor works under a contract: give its reference");
    }
    if (role != Role.PROCESSOR && contract != null) {
      throw new IllegalArgumentException("only a processor works under a contract of Art. 28");
    }
    if (erasesWithin != null && (erasesWithin.isZero() || erasesWithin.isNegative())) {
      throw new IllegalArgumentException("erasesWithin is a period of a day or more");
    }
  }

  /** The beginning of the day from which it gets data, if one is given. */
  public Optional<Instant> startsAt() {
    return Optional.ofNullable(from).map(day -> day.atStartOfDay(ServiceClock.ZONE).toInstant());
  }

  /** Its own transfer out of the EEA, and those of whom it has engaged. */
  public List<Abroad> abroad() {
    return Stream.concat(
            abroad(name, country, transfer),
            subProcessors().stream().flatMap(s -> abroad(s.name(), s.country(), s.transfer())))
        .toList();
  }

  private static Stream<Abroad> abroad(String name, Country country, @Nullable Transfer basis) {
    return basis == null ? Stream.empty() : Stream.of(new Abroad(name, country, basis));
  }

  /** Whom it has engaged in turn; nobody, when it is no processor. */
  public List<SubProcessor> subProcessors() {
    return contract == null ? List.of() : contract.subProcessors();
  }
}
