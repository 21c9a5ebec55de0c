package no.slett.basis;

import java.time.Period;

/** The periods of a hiring process that its notice states (Art. 13(2)(a), law ST-0). */
public sealed interface NoticeTerms {
  /** How long after an erasure a backup may still hold what was erased. */
  Period backups();

  /**
   * A process for one position.
   *
   * @param closingWindow from the decision to close until it is closed
   * @param inactivity without work for so long, it starts closing by itself
   * @param greatestAge from its opening until it is closed at the latest
   */
  record Vacancy(Period closingWindow, Period inactivity, Period greatestAge, Period backups)
      implements NoticeTerms {}

  /**
   * The standing process for applications to no position in particular.
   *
   * @param kept from receipt to erasure
   */
  record Unsolicited(Period kept, Period backups) implements NoticeTerms {}
}
