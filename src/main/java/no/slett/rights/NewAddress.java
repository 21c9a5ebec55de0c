package no.slett.rights;

import java.time.Duration;
import no.slett.http.MergePatch;
import no.slett.http.Problem;
import no.slett.mail.MailAddress;

/** Another address: mail goes there only once somebody has shown that they read it. */
final class NewAddress {
  /** How long the letter to the old mailbox is worth sending. */
  static final Duration USEFUL = Duration.ofDays(7);

  private final SignIn signIn;

  NewAddress(SignIn signIn) {
    this.signIn = signIn;
  }

  /**
   * Uses up the code that was mailed to the new address.
   *
   * @throws no.slett.http.ProblemException 422 without one that works, 429 for too many tries
   */
  void demandProof(String address, MergePatch patch) {
    var code =
        patch
            .value(Correction.EMAIL_CODE, String.class)
            .orElseThrow(
                () ->
                    Problem.invalidField(
                            Correction.EMAIL_CODE,
                            "Ask for a code to the new address (POST /v1/me/codes) and send it"
                                + " along.")
                        .exception());
    signIn.demandCode(mailAddress(address), code, Correction.EMAIL_CODE);
  }

  private static MailAddress mailAddress(String address) {
    try {
      return new MailAddress(address);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField("email", "Give an e-mail address.").exception();
    }
  }
}
