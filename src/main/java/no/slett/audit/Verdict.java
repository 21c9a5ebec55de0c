package no.slett.audit;

import java.util.List;

/** What became of walking the chain. */
public sealed interface Verdict {
  /**
   * Every kept event is what was logged.
   *
   * @param events how many sealed ones there are
   * @param gaps what restored databases lost, in order; to be compared with what the operator knows
   */
  record Intact(long events, long seals, List<Gap> gaps) implements Verdict {
    public Intact {
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * The chain ends here.
   *
   * @param seal the sequence number where it shows first
   */
  record Broken(long seal, Flaw flaw) implements Verdict {}

  /** What is wrong with a seal. */
  enum Flaw {
    /** Events under it were edited, deleted or added, or its own time was. */
    EVENTS_CHANGED,
    /** It is not the one that was signed, or does not follow the one before. */
    SEAL_CHANGED,
    /** There is no such seal, and no restore that would explain it. */
    SEAL_MISSING,
    /** The journal does not vouch for it. */
    HEAD_MISSING,
    /** What the journal has in the place of its head was not signed by us for it. */
    HEAD_FORGED,
    /** The journal has its head, but the database ends before it. */
    TAIL_MISSING
  }
}
