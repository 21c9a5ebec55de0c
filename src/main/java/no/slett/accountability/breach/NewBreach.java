package no.slett.accountability.breach;

import java.time.Instant;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.minimisation.NationalIds;
import org.jspecify.annotations.Nullable;

/**
 * A breach as a privacy officer first knows it (Art. 33(3)(a)): the rest may follow in phases.
 *
 * @param awareAt when the controller became aware of it, from which 72 hours are counted
 * @param occurredFrom with {@code occurredTo}, when it happened, as far as is known
 * @param actor whose events in the log tell what was touched, when it was one account
 * @param nature what happened
 * @param detectedBy how it was found
 */
record NewBreach(
    Instant awareAt,
    @Nullable Instant occurredFrom,
    @Nullable Instant occurredTo,
    @Nullable String actor,
    String nature,
    String detectedBy) {
  static final int LONGEST = 10_000;
  private static final int LONGEST_SUBJECT = 255;

  NewBreach {
    Fields.required("awareAt", awareAt);
    if ((occurredFrom == null) != (occurredTo == null)) {
      throw Problem.invalidField("occurredTo", "Give both ends, or neither.").exception();
    }
    if (occurredFrom != null && occurredTo != null && !occurredFrom.isBefore(occurredTo)) {
      throw Problem.invalidField("occurredTo", "Give an end that comes after the beginning.")
          .exception();
    }
    if (actor != null) {
      Fields.text("actor", actor, LONGEST_SUBJECT);
      Fields.required("occurredFrom", occurredFrom);
    }
    said("nature", nature);
    said("detectedBy", detectedBy);
  }

  static String said(String field, @Nullable String text) {
    NationalIds.refuse(field, Fields.text(field, text, LONGEST));
    return Fields.required(field, text);
  }

  @Override
  public String toString() {
    return "NewBreach[...]";
  }
}
