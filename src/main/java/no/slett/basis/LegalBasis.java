package no.slett.basis;

import no.slett.settings.Keyword;

/**
 * The legal bases of Art. 6(1) that a private employer's recruitment can rest on (law LB-1). Vital
 * interests (d) and public tasks (e) are left out on purpose.
 */
public enum LegalBasis implements Keyword {
  /** Consent. */
  CONSENT('a'),
  /** Steps at the person's request before a contract. */
  CONTRACT('b'),
  /** A legal obligation of the controller. */
  LEGAL_OBLIGATION('c'),
  /** A legitimate interest, assessed in writing. */
  LEGITIMATE_INTEREST('f');

  private final char letter;

  LegalBasis(char letter) {
    this.letter = letter;
  }

  /** As the law cites it: {@code 6(1)(b)}. */
  @Override
  public String keyword() {
    return "6(1)(" + letter + ")";
  }
}
