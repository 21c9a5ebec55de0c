package no.slett.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.KeyLoss;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.Events;
import no.slett.vault.KeptFor;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;
import org.jspecify.annotations.Nullable;

/**
 * Applications that cannot be opened, since a key of theirs is not where it should be. Nothing of
 * them is erased before the privacy officer says that the key will not come back.
 */
public final class MissingKeys {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Database database;
  private final Events events;
  private final ObjectStore keys;
  private final Supplier<List<String>> troubles;

  /**
   * Takes the parts.
   *
   * @param troubles what is wrong with the stores as a whole: then a missing key says nothing
   */
  public MissingKeys(
      Database database, Events events, ObjectStore keys, Supplier<List<String>> troubles) {
    this.database = database;
    this.events = events;
    this.keys = keys;
    this.troubles = troubles;
  }

  /** One of them, in the shape of the contract. */
  record Missing(
      String applicationId,
      String hiringProcessId,
      String key,
      Instant missingSince,
      @Nullable Instant confirmedAt) {
    static Missing read(Row row) {
      return new Missing(
          row.uuid("application_id").toString(),
          row.uuid("process_id").toString(),
          row.text("missing_key"),
          row.instant("missing_since"),
          row.instantOrNull("given_up_at"));
    }

    Missing confirmed(Instant at) {
      return new Missing(applicationId, hiringProcessId, key, missingSince, at);
    }

    private ApplicationId application() {
      return ApplicationId.parse(applicationId);
    }

    private HiringProcessId process() {
      return HiringProcessId.parse(hiringProcessId);
    }
  }

  private static final String SELECT =
      """
      select application_id, process_id, missing_key, missing_since, given_up_at from erasure
      where missing_key is not null and claimed_at is null
      """;

  /** All of them, the longest missing first. */
  List<Missing> list(Actor actor) {
    var scope = Blocks.accounting(actor);
    return database.inTransaction(
        scope,
        tx -> {
          Audit.record(
              tx, scope, new Audit.Event(Action.MISSING_KEYS_LISTED, null, null, null, null));
          return tx.list(SELECT + " order by missing_since, application_id", Missing::read);
        });
  }

  /**
   * The officer's word: its erasure is due.
   *
   * @throws ProblemException 404, 409 {@code erasing} or {@code wrong-state}, or 503 while the
   *     stores themselves are in doubt
   */
  Missing confirm(Actor actor, ApplicationId application) {
    if (!troubles.get().isEmpty()) {
      throw ProblemType.STORAGE_UNAVAILABLE
          .problem("The stores do not belong together now.")
          .retryAfter(SOON)
          .exception();
    }
    var scope = Blocks.about(actor, application);
    var decided = database.inTransaction(scope, tx -> decide(tx, scope, application));
    decided.entry().ifPresent(events::carryOut);
    return decided.missing();
  }

  private record Decided(Missing missing, Optional<UUID> entry) {}

  private Decided decide(Transaction tx, Scope scope, ApplicationId application) {
    Blocks.beforeAnyClaim(tx, application);
    var missing = demandLost(tx, application);
    if (missing.confirmedAt() != null) {
      return new Decided(missing, Optional.empty());
    }
    var event = Audit.Event.of(Action.KEY_LOSS_CONFIRMED, missing.process(), application);
    Audit.record(tx, scope, event);
    var entry = KeyLoss.intend(tx, missing.process(), application);
    return new Decided(missing.confirmed(tx.instant()), Optional.of(entry));
  }

  private Missing demandLost(Transaction tx, ApplicationId application) {
    var missing = find(tx, application);
    if (opens(missing)) {
      throw ProblemType.WRONG_STATE.because("A key that opens something of it is there.");
    }
    return missing;
  }

  /** Asked again: it may have come back since a sweep looked. */
  private boolean opens(Missing missing) {
    var own =
        isThere(KeyRing.objectOf(missing.process()))
            && isThere(KeyRing.objectOf(missing.process(), missing.application()));
    return own
        || Arrays.stream(KeptFor.values())
            .anyMatch(purpose -> isThere(KeyRing.objectOf(purpose, missing.application())));
  }

  private boolean isThere(String key) {
    return keys.find(key).isPresent();
  }

  private static Missing find(Transaction tx, ApplicationId application) {
    return tx.first(SELECT + " and application_id = ?", Missing::read, application)
        .orElseThrow(
            () -> ProblemType.WRONG_STATE.because("No key of this application is missed."));
  }
}
