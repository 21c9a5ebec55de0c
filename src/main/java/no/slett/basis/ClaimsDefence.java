package no.slett.basis;

import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import no.slett.settings.Translated;

/**
 * What a new application is kept for beyond its hiring process on a legitimate interest (Art.
 * 6(1)(f), law PU-4), if the controller has switched that on.
 *
 * @param kept how long after the pre-contract basis has ended
 * @param interest as told to the person (law LB-5, IN-3)
 */
public record ClaimsDefence(Period kept, Translated interest) {
  /** The rule by which such an application is erased, as named in the contract. */
  public static final String RULE = "claims-defence";

  /** Empty while it is switched off. */
  public static Optional<ClaimsDefence> of(Catalogue catalogue) {
    return catalogue.findEnabled(ActivityId.CLAIMS_DEFENCE).map(ClaimsDefence::read);
  }

  private static ClaimsDefence read(Activity activity) {
    var assessment = Objects.requireNonNull(activity.assessment(), "enabled only with one");
    return new ClaimsDefence(activity.retention().duration(), assessment.interest());
  }
}
