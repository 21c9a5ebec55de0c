package no.slett;

import java.util.List;
import java.util.stream.Stream;
import no.slett.accountability.change.ToldEntries;
import no.slett.application.Rectifications;
import no.slett.clock.SystemClock;
import no.slett.closing.ClosingTold;
import no.slett.erasure.ConsentWithdrawals;
import no.slett.erasure.ErasureEffects;
import no.slett.erasure.HoldEffects;
import no.slett.erasure.KeyLoss;
import no.slett.erasure.Objections;
import no.slett.erasure.RestrictionEffects;
import no.slett.erasure.Withdrawals;
import no.slett.hiring.ClosingEffects;
import no.slett.hiring.Retention;
import no.slett.journal.Effect;
import no.slett.reference.RefereeObjections;

/** What each kind of journal entry does: an entry of any other kind stops the start. */
final class Effects {
  private Effects() {}

  static List<Effect> all(Retention retention, SystemClock systemClock) {
    return Stream.of(
            ClosingEffects.all(retention),
            ErasureEffects.all(systemClock),
            List.of(Withdrawals.effect(), ConsentWithdrawals.effect(), KeyLoss.effect()),
            HoldEffects.all(),
            RestrictionEffects.all(),
            Objections.effects(),
            List.of(RefereeObjections.effect(), Rectifications.effect()),
            List.of(ClosingTold.effect(), ToldEntries.effect()))
        .flatMap(List::stream)
        .toList();
  }
}
