package no.slett.basis;

import no.slett.settings.Keyword;

/** The categories of data subjects (Art. 30(1)(c)). */
public enum Person implements Keyword {
  /** Who applied. */
  APPLICANT,
  /** Who was named as a reference. */
  REFEREE,
  /** Who appears in somebody's documents or notes. */
  MENTIONED,
  /** Who works with applications: recruiters, hiring managers, privacy officers. */
  STAFF
}
