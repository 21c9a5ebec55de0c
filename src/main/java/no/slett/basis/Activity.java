package no.slett.basis;

import java.util.Set;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;

/**
 * One purpose with its one legal basis (law LB-1): a row of the record of processing.
 *
 * @param obligation the legal duty in words; with basis 6(1)(c) only
 * @param article9 the condition of Art. 9(2), should the activity need one
 * @param article10 the authority under Art. 10, should the activity need one
 * @param assessment of a legitimate interest; present and approved if such an activity is enabled
 */
public record Activity(
    ActivityId id,
    Translated purpose,
    LegalBasis basis,
    @Nullable Translated obligation,
    @Nullable String article9,
    @Nullable String article10,
    Set<Person> persons,
    Set<DataCategory> categories,
    @Nullable Assessment assessment,
    Retention retention,
    boolean enabled) {
  public Activity {
    persons = Set.copyOf(persons);
    categories = Set.copyOf(categories);
  }

  /** True when a person may object to it (Art. 21(1)). */
  public boolean objectable() {
    return basis == LegalBasis.LEGITIMATE_INTEREST;
  }
}
