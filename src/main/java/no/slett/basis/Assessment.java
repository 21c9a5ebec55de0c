package no.slett.basis;

import java.time.LocalDate;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of a legitimate interest in three steps (Art. 6(1)(f), law LB-5).
 *
 * @param interest the interest as it is told to the person (Art. 13(1)(d))
 * @param necessity why nothing less would do
 * @param balance why the person's interests do not weigh more
 * @param safeguards what protects the person
 * @param approval null while it is a draft; software cannot approve in the controller's place
 */
public record Assessment(
    Translated interest,
    String necessity,
    String balance,
    String safeguards,
    @Nullable Approval approval) {
  public Assessment {
    if (necessity.isBlank() || balance.isBlank() || safeguards.isBlank()) {
      throw new IllegalArgumentException("an assessment names necessity, balance and safeguards");
    }
  }

  /**
   * Who answers for the assessment.
   *
   * @param by a role or a name
   * @param reviewAt the day by which it is looked at again
   */
  public record Approval(String by, LocalDate reviewAt) {
    public Approval {
      if (by.isBlank()) {
        throw new IllegalArgumentException("somebody approves");
      }
    }
  }
}
