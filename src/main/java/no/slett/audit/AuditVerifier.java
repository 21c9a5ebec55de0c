package no.slett.audit;

import java.util.Optional;
import no.slett.audit.Verdict.Broken;
import no.slett.audit.Verdict.Flaw;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.journal.ForgedEntryException;
import no.slett.journal.Journal;
import no.slett.journal.SigningKey;

/**
 * Walks the chain from the first kept seal to the last, computes each hash anew and compares it
 * with what was signed. Changes nothing; may run beside the sealer.
 *
 * <p>What was added in the last second and is not sealed yet is no part of the chain: nothing could
 * be said of it.
 */
public final class AuditVerifier {
  private static final Scope SCOPE = Scope.system(Purpose.ACCOUNTABILITY, "verifier");
  private static final int PAGE = 100;

  private final Database database;
  private final Journal journal;
  private final SigningKey key;

  public AuditVerifier(Database database, Journal journal, SigningKey key) {
    this.database = database;
    this.journal = journal;
    this.key = key;
  }

  /** Reads all of it; takes as long as that takes. */
  public Verdict verify() {
    var walk = new ChainWalk(journal, key);
    while (true) {
      var broken = readOn(walk);
      if (broken.isPresent()) {
        return broken.get();
      }
      var ahead = ahead(walk);
      if (!grown(walk)) {
        return end(walk, ahead.or(this::unknown));
      }
    }
  }

  private static Verdict end(ChainWalk walk, Optional<Broken> broken) {
    return broken.isPresent() ? broken.get() : walk.intact();
  }

  private Optional<Broken> readOn(ChainWalk walk) {
    return database.inTransaction(
        SCOPE,
        tx -> {
          Seals.beginWalk(tx);
          for (var seal : Seals.after(tx, walk.last().sequence(), PAGE)) {
            var broken = walk.step(seal, Seals.of(tx, seal), tx.instant());
            if (broken.isPresent()) {
              return broken;
            }
          }
          return Optional.empty();
        });
  }

  private boolean grown(ChainWalk walk) {
    return database.inTransaction(
        SCOPE, tx -> !Seals.after(tx, walk.last().sequence(), 1).isEmpty());
  }

  /**
   * Whether the journal knows of more than the database. A head is put after its seal was
   * committed: if the database has not grown by a look that follows this one, it has lost
   * something.
   */
  private Optional<Broken> ahead(ChainWalk walk) {
    var last = walk.last().sequence();
    try {
      return journal
          .lastHead(last)
          .filter(head -> head.sequence() > last)
          .map(
              head ->
                  new Broken(
                      head.sequence(),
                      Head.open(head, key).isPresent() ? Flaw.TAIL_MISSING : Flaw.HEAD_FORGED));
    } catch (ForgedEntryException e) {
      return Optional.of(new Broken(last + 1, Flaw.HEAD_FORGED));
    }
  }

  private Optional<Broken> unknown() {
    return database
        .inTransaction(SCOPE, Seals::unknown)
        .map(seal -> new Broken(seal, Flaw.SEAL_MISSING));
  }
}
