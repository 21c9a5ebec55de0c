package no.slett.erasure;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.KeptFor;
import no.slett.vault.ObjectStore;

/**
 * Notices keys that should be there and are not. That is an alarm and never by itself an erasure:
 * the key may come back from wherever it went. What a person gives up is erased ({@link KeyLoss}).
 */
public final class KeyAlarm {
  private static final System.Logger LOG = System.getLogger(KeyAlarm.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "key-alarm");

  private final Database database;
  private final ObjectStore keys;

  public KeyAlarm(Database database, ObjectStore keys) {
    this.database = database;
    this.keys = keys;
  }

  /** What readiness tells: how many applications cannot be opened. */
  public Optional<String> told() {
    var missing =
        database.inTransaction(
            SCOPE,
            tx ->
                tx.first(
                        """
                        select count(*) as missing from erasure
                        where missing_key is not null and claimed_at is null
                        """,
                        row -> row.number("missing"))
                    .orElse(0L));
    return missing == 0
        ? Optional.empty()
        : Optional.of(missing + " applications lack a key; see /v1/privacy/missing-keys");
  }

  /** Looks for every key that there should be; returns how many applications lack one. */
  public int sweep() {
    var processes =
        database.inTransaction(
            SCOPE,
            tx ->
                tx.list(
                    """
                    select distinct process_id from erasure
                    where claimed_at is null and finished_at is null
                    """,
                    row -> new HiringProcessId(row.uuid("process_id"))));
    var ofPurposes = ofPurposes();
    return processes.stream().mapToInt(process -> look(process, ofPurposes)).sum();
  }

  /** Rows first: a key is written before the row that makes it one that should be there. */
  private int look(HiringProcessId process, Set<String> ofPurposes) {
    var wanted =
        database.inTransaction(
            SCOPE,
            tx ->
                tx.list(
                    WantedKeys.SELECT + " and process_id = ?",
                    WantedKeys::read,
                    process.toString()));
    var there = new HashSet<>(ofPurposes);
    there.addAll(names(process + "/"));
    var changed = new HashMap<ApplicationId, String>();
    var missing = 0;
    for (var one : wanted) {
      var lacks = one.missing(process, there);
      missing += lacks.isPresent() ? 1 : 0;
      if (lacks.isPresent() != one.missed()) {
        changed.put(one.application(), lacks.orElse(""));
      }
    }
    if (!changed.isEmpty()) {
      database.run(SCOPE, tx -> note(tx, process, changed));
    }
    return missing;
  }

  /** Looks again under the lock: an erasure or a reduction may have passed by. */
  private void note(Transaction tx, HiringProcessId process, Map<ApplicationId, String> changed) {
    var still =
        tx.list(
            WantedKeys.SELECT
                + """
                 and given_up_at is null and application_id = any (?::uuid[])
                order by application_id for update skip locked
                """,
            WantedKeys::read,
            Transaction.array(changed.keySet()));
    for (var one : still) {
      var there = new HashSet<>(one.names(process));
      there.removeIf(name -> keys.find(name).isEmpty());
      one.missing(process, there)
          .ifPresentOrElse(
              key -> missed(tx, process, one.application(), key),
              () -> back(tx, one.application()));
    }
  }

  private static void missed(
      Transaction tx, HiringProcessId process, ApplicationId application, String key) {
    LOG.log(
        Level.ERROR,
        "the {0} key of application {1} of process {2} is not in the store: it cannot be read",
        key,
        application,
        process);
    tx.update(
        """
        update erasure set missing_key = ?, missing_since = coalesce(missing_since, ?)
        where application_id = ?
        """,
        key,
        tx.instant(),
        application);
  }

  private static void back(Transaction tx, ApplicationId application) {
    tx.update(
        "update erasure set missing_key = null, missing_since = null where application_id = ?",
        application);
  }

  private Set<String> ofPurposes() {
    var names = new HashSet<String>();
    for (var purpose : KeptFor.values()) {
      names.addAll(names(purpose.wire() + "/"));
    }
    return names;
  }

  private Set<String> names(String prefix) {
    var names = new HashSet<String>();
    try (var listed = keys.list(prefix)) {
      listed.forEach(object -> names.add(object.key()));
    }
    return names;
  }
}
