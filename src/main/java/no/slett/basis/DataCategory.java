package no.slett.basis;

import no.slett.settings.Keyword;

/**
 * The categories of data that the software can hold; a new one is new code, so the list is closed.
 */
public enum DataCategory implements Keyword {
  /** Name and contact details. */
  PROFILE,
  /** Application form and cover letter. */
  APPLICATION,
  /** Answers to the questions of a position. */
  ANSWERS,
  /** Curriculum vitae. */
  CV,
  /** Diplomas, certificates, letters of reference, portfolio. */
  ATTACHMENTS,
  /** Referees that the applicant named: name, relation, contact. */
  REFEREES,
  /** What a referee named by the applicant said. */
  REFERENCE_NOTES,
  /** Notes and stages of interview and assessment. */
  ASSESSMENT_NOTES,
  /** The decision and its reason. */
  DECISION,
  /** Mails sent about the application, receipts, the notice shown. */
  CORRESPONDENCE,
  /** Consents given and withdrawn. */
  CONSENT,
  /** Requests to use a right, and their answers. */
  REQUESTS,
  /** Who did or read what, when, under opaque ids. */
  ACCESS_LOG,
  /** Opaque ids, times and counts that prove an erasure. */
  ERASURE_PROOF,
  /** What is on record of personal data breaches (Art. 33(5)). */
  BREACHES,
  /** Sign-in of staff: subject id and roles. */
  STAFF_ACCOUNT,
  /** What a referee said whom the applicant did not name. */
  OFF_LIST_REFERENCE,
  /** What was found by searching open sources. */
  OPEN_SOURCE_SEARCH,
  /** A credit check. */
  CREDIT_CHECK;

  /** True for what a controller collects on its own initiative, never at the person's request. */
  public boolean fromOwnInitiative() {
    return switch (this) {
      case OFF_LIST_REFERENCE, OPEN_SOURCE_SEARCH, CREDIT_CHECK -> true;
      default -> false;
    };
  }

  /** True for what a referee said, whoever named the referee: it always goes at closing. */
  public boolean fromReferee() {
    return this == REFERENCE_NOTES || this == OFF_LIST_REFERENCE;
  }
}
