package no.slett.accountability.breach;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import no.slett.accountability.breach.Papers.Entry;
import no.slett.accountability.breach.Papers.Paper;
import no.slett.mail.MailAddress;
import org.jspecify.annotations.Nullable;

/** Breaches as the desk shows them. */
final class BreachShown {
  private BreachShown() {}

  /** A decision, and when it was made. */
  record Decided(String decision, Instant at) {
    static @Nullable Decided of(@Nullable String decision, @Nullable Instant at) {
      return decision == null || at == null ? null : new Decided(decision, at);
    }
  }

  /** Without what was written. */
  record Summary(
      String id,
      String state,
      Instant openedAt,
      Instant awareAt,
      Instant dueAt,
      @Nullable Window window,
      @Nullable Decided authority,
      @Nullable Decided persons) {
    static Summary of(BreachRow row) {
      return new Summary(
          row.id().toString(),
          row.state(),
          row.openedAt(),
          row.awareAt(),
          row.dueAt(),
          row.window(),
          Decided.of(row.authority(), row.authorityAt()),
          Decided.of(row.persons(), row.personsAt()));
    }
  }

  /** All of them, newest first. */
  record All(List<Summary> items) {}

  /** A line of the log; what it says is lost where a restore lost the key. */
  record Line(String kind, Instant writtenAt, @JsonUnwrapped @Nullable Paper paper) {
    static Line of(Entry entry) {
      return new Line(entry.kind(), entry.writtenAt(), entry.paper());
    }
  }

  /**
   * All there is of a breach: what Art. 33(3) and (5) ask for.
   *
   * @param contact whom the authority and the persons may ask
   * @param facts once it is known when it happened
   */
  record Breach(
      @JsonUnwrapped Summary breach, MailAddress contact, List<Line> log, @Nullable Facts facts) {
    @Override
    public String toString() {
      return "Breach[" + breach.id() + "]";
    }
  }

  /** Somebody to be told, or told. */
  record Addressee(String applicationId, @Nullable Instant toldAt, @Nullable Boolean reached) {}

  /** Those of a breach who are still there. */
  record Addressees(List<Addressee> items) {}
}
