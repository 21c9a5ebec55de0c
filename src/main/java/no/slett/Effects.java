package no.slett;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import no.slett.erasure.BlockEffects;
import no.slett.erasure.ConsentWithdrawals;
import no.slett.erasure.ErasureEffects;
import no.slett.erasure.KeyLoss;
import no.slett.erasure.Withdrawals;
import no.slett.hiring.ClosingEffects;
import no.slett.hiring.Retention;
import no.slett.journal.Effect;
import no.slett.reference.Objections;

/** Everything that an entry of the journal can do. */
final class Effects {
  private Effects() {}

  static List<Effect> all(Retention retention, InstantSource systemClock) {
    return Stream.<List<Effect>>of(
            ClosingEffects.all(retention),
            ErasureEffects.all(systemClock),
            List.of(
                Withdrawals.effect(),
                ConsentWithdrawals.effect(),
                Objections.effect(),
                KeyLoss.effect()),
            BlockEffects.all())
        .flatMap(List::stream)
        .toList();
  }
}
