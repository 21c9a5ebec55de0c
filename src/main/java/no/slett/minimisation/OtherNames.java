package no.slett.minimisation;

import java.util.List;
import java.util.Optional;
import no.slett.http.ProblemType;

/**
 * Finds others who applied for the same position in what is written about one of them (Art. 15(4),
 * law AC-5): by their full names, since a given name alone may be anybody's.
 */
public final class OtherNames {
  private static final String MASK = "***";

  private final List<PersonName> subject;
  private final List<PersonName> others;

  /**
   * Of these people.
   *
   * @param subject the names of whoever it is about, which are never taken for another's
   */
  public OtherNames(List<PersonName> subject, List<PersonName> others) {
    this.subject = List.copyOf(subject);
    this.others = List.copyOf(others);
  }

  /**
   * Refuses texts in which one of the others is named.
   *
   * @throws no.slett.http.ProblemException 422 {@code other-applicant}, which never says whom
   */
  public void refuseIn(List<String> texts) {
    if (texts.stream().anyMatch(text -> masked(text).isPresent())) {
      throw ProblemType.OTHER_APPLICANT.because(
          "Somebody else who applied for this position is named. The applicant may read this: write"
              + " it without the name.");
    }
  }

  /** The text with three asterisks for each name; empty when there is none in it. */
  public Optional<String> masked(String text) {
    var plain = PersonName.plain(text);
    var masked = text;
    for (var other : others) {
      if (other.mayBeIn(plain)) {
        masked = masked(masked, other);
      }
    }
    return masked.equals(text) ? Optional.empty() : Optional.of(masked);
  }

  private String masked(String text, PersonName other) {
    return other.written().matcher(text).replaceAll(m -> isSubject(m.group()) ? "$0" : MASK);
  }

  private boolean isSubject(String words) {
    return subject.stream().anyMatch(name -> name.written().matcher(words).matches());
  }

  /** Never the names: they would end up in a log. */
  @Override
  public String toString() {
    return "OtherNames[" + others.size() + "]";
  }
}
