package no.slett.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.slett.audit.Verdict.Broken;
import no.slett.audit.Verdict.Flaw;
import no.slett.audit.Verdict.Intact;
import no.slett.journal.Journal;
import no.slett.journal.SigningKey;

/** One walk along the chain: where it is, and what it has seen. */
final class ChainWalk {
  /** A head comes right after its seal; after this it does not come by itself. */
  private static final Duration HEAD_COMES_WITHIN = Duration.ofMinutes(1);

  private final Journal journal;
  private final SigningKey key;
  private final List<Gap> gaps = new ArrayList<>();
  private Seal last = Seal.none();
  private long seals;
  private long events;

  ChainWalk(Journal journal, SigningKey key) {
    this.journal = journal;
    this.key = key;
  }

  Seal last() {
    return last;
  }

  Intact intact() {
    return new Intact(events, seals, gaps);
  }

  /** Takes the next seal that there is, or tells what is wrong with it. */
  Optional<Broken> step(Seal seal, List<LoggedEvent> covered, Instant now) {
    var flaw = link(seal, covered, now).or(() -> head(seal, now)).or(() -> hash(seal, covered));
    last = seal;
    seals++;
    events += covered.size();
    return flaw;
  }

  private Optional<Broken> link(Seal seal, List<LoggedEvent> covered, Instant now) {
    return seal.sequence() == last.sequence() + 1
        ? unless(seal.previous().equals(last.hash()), seal, Flaw.SEAL_CHANGED)
        : leap(seal, covered, now);
  }

  /** Seals are missing before this one: lost by a restore and told of, or dropped with age. */
  private Optional<Broken> leap(Seal seal, List<LoggedEvent> covered, Instant now) {
    var missing = new Gap(last.sequence() + 1, seal.sequence() - 1);
    var before = signed(missing.last());
    var told = missing.toldBy(covered);
    var dropped = before.filter(head -> head.at().isBefore(OldEvents.keptFrom(now))).isPresent();
    if (before.isEmpty() || !(told || dropped)) {
      return Optional.of(new Broken(missing.first(), Flaw.SEAL_MISSING));
    }
    if (told) {
      gaps.add(missing);
    }
    return unless(seal.previous().equals(before.get().hash()), seal, Flaw.SEAL_CHANGED);
  }

  private Optional<Broken> head(Seal seal, Instant now) {
    var found = journal.head(seal.sequence());
    if (found.isEmpty()) {
      var coming = seal.at().plus(HEAD_COMES_WITHIN).isAfter(now);
      return unless(coming, seal, Flaw.HEAD_MISSING);
    }
    var head = Head.open(found.get(), key);
    return head.isEmpty()
        ? Optional.of(new Broken(seal.sequence(), Flaw.HEAD_FORGED))
        : unless(head.get().equals(Head.of(seal)), seal, Flaw.SEAL_CHANGED);
  }

  private Optional<Head> signed(long sequence) {
    return journal.head(sequence).flatMap(found -> Head.open(found, key));
  }

  private static Optional<Broken> hash(Seal seal, List<LoggedEvent> covered) {
    var anew = Seal.over(covered, seal.sequence(), seal.previous(), seal.at());
    return unless(anew.equals(seal), seal, Flaw.EVENTS_CHANGED);
  }

  private static Optional<Broken> unless(boolean right, Seal seal, Flaw flaw) {
    return right ? Optional.empty() : Optional.of(new Broken(seal.sequence(), flaw));
  }
}
