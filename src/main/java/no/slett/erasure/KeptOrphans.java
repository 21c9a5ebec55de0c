package no.slett.erasure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import no.slett.database.Transaction;
import no.slett.vault.KeptFor;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoredObject;

/**
 * Keys that a restored store of keys, or an instance that came late, has put back: of survivors
 * whose purpose has ended, and of processes that are purged. What neither rows nor journal tell of
 * is left alone.
 */
record KeptOrphans(ObjectStore keys) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Removes them, whatever their age; returns how many there were. */
  long sweep(Transaction tx) {
    var spent = new ArrayList<String>();
    for (var purpose : KeptFor.values()) {
      spent.addAll(spent(tx, purpose));
    }
    spent.addAll(ofPurgedProcesses(tx));
    return spent.isEmpty() ? 0 : keys.delete(spent);
  }

  private List<String> spent(Transaction tx, KeptFor purpose) {
    var folder = purpose.wire() + "/";
    var there = new HashSet<UUID>();
    try (var listed = keys.list(folder)) {
      listed
          .map(object -> object.key().substring(folder.length()))
          .filter(name -> ID.matcher(name).matches())
          .forEach(name -> there.add(UUID.fromString(name)));
    }
    if (there.isEmpty()) {
      return List.of();
    }
    var gone = new HashSet<>(ended(tx, purpose, there));
    gone.addAll(Fate.erased(tx, there));
    return gone.stream().map(id -> folder + id).toList();
  }

  /**
   * Of applications that are known, not under reduction, and not kept for that purpose. The lock
   * keeps others from beginning to keep them before the key is gone.
   */
  private static List<UUID> ended(Transaction tx, KeptFor purpose, Set<UUID> applications) {
    return tx.list(
        """
        select application_id from erasure e
        where application_id = any (?::uuid[]) and reduction is null and not exists (
          select from survival s where s.application_id = e.application_id and s.purpose = ?)
        for update skip locked
        """,
        row -> row.uuid("application_id"),
        Transaction.array(applications),
        purpose.wire());
  }

  private List<String> ofPurgedProcesses(Transaction tx) {
    var there = new HashSet<String>();
    try (var listed = keys.list("")) {
      listed
          .map(StoredObject::key)
          .filter(name -> name.endsWith("/process"))
          .forEach(name -> there.add(name.substring(0, name.indexOf('/'))));
    }
    there.removeIf(id -> !ID.matcher(id).matches());
    return tx.list(
        """
        select f.id from unnest(?::uuid[]) as f (id)
        where exists (select from hiring_process p where p.id = f.id and p.purged_at is not null)
          or exists (select from journal_entry j
            where j.kind = 'purge' and j.body ->> 'process' = f.id::text
              and not exists (select from hiring_process p where p.id = f.id))
        """,
        row -> row.uuid("id") + "/process",
        Transaction.array(there));
  }
}
