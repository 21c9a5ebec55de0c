package no.slett;

import java.util.Optional;
import no.slett.basis.Activities;
import no.slett.basis.Recipients;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.journal.Events;
import no.slett.settings.InvalidSettings;

/**
 * What is configured, written down for the database: before any replay, which names recipients and
 * activities. What may not change for people who have applied is judged by what they were told; a
 * restored database may not know all of that before the journal has been replayed.
 */
record Declarations(Database database, Events events, Informing informing) {
  private static final Scope START = Scope.system(Purpose.CLOCK, "start");

  /**
   * Writes it down, replays, and judges again what was refused if something was restored.
   *
   * @throws InvalidSettings when people who have applied were told otherwise; then nothing was
   *     written down, but what a replay needs
   */
  void around(Runnable replay) {
    var refused = refusal();
    if (refused.isPresent()) {
      if (!events.differ()) {
        throw refused.get();
      }
      database.run(START, this::foresee);
    }
    replay.run();
    if (refused.isPresent()) {
      database.run(START, this::declare);
    }
  }

  private Optional<InvalidSettings> refusal() {
    try {
      database.run(START, this::declare);
      return Optional.empty();
    } catch (InvalidSettings e) {
      return Optional.of(e);
    }
  }

  private void declare(Transaction tx) {
    var controller = informing.controller();
    Recipients.sync(tx, controller.recipients(), informing.promised().announcedBefore());
    Activities.sync(tx, informing.catalogue());
    informing.consents().store(tx);
  }

  private void foresee(Transaction tx) {
    Recipients.foresee(tx, informing.controller().recipients());
    Activities.foresee(tx, informing.catalogue());
  }
}
