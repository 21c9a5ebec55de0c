package no.slett.erasure;

import java.time.Instant;
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
 * whose purpose has ended, and of processes that are purged. What the database knows nothing of is
 * left alone.
 */
record KeptOrphans(ObjectStore keys) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Removes those that are older; returns how many there were. */
  long sweep(Transaction tx, Instant before) {
    var spent = new ArrayList<String>();
    for (var purpose : KeptFor.values()) {
      spent.addAll(spent(tx, purpose, before));
    }
    spent.addAll(ofPurgedProcesses(tx, before));
    return spent.isEmpty() ? 0 : keys.delete(spent);
  }

  private List<String> spent(Transaction tx, KeptFor purpose, Instant before) {
    var folder = purpose.wire() + "/";
    var there = new HashSet<UUID>();
    try (var listed = keys.list(folder)) {
      listed
          .filter(object -> object.lastModified().isBefore(before))
          .map(object -> object.key().substring(folder.length()))
          .filter(name -> ID.matcher(name).matches())
          .forEach(name -> there.add(UUID.fromString(name)));
    }
    return there.isEmpty()
        ? List.of()
        : ended(tx, purpose, there).stream().map(id -> folder + id).toList();
  }

  /** Of applications that are known, not under reduction, and not kept for that purpose. */
  private static List<UUID> ended(Transaction tx, KeptFor purpose, Set<UUID> applications) {
    return tx.list(
        """
        select application_id from erasure e
        where application_id = any (?::uuid[]) and reduction is null and not exists (
          select from survival s where s.application_id = e.application_id and s.purpose = ?)
        """,
        row -> row.uuid("application_id"),
        Transaction.array(applications),
        purpose.wire());
  }

  private List<String> ofPurgedProcesses(Transaction tx, Instant before) {
    var old = new HashSet<String>();
    try (var listed = keys.list("")) {
      listed
          .filter(object -> object.lastModified().isBefore(before))
          .map(StoredObject::key)
          .filter(name -> name.endsWith("/process"))
          .forEach(name -> old.add(name.substring(0, name.indexOf('/'))));
    }
    old.removeIf(id -> !ID.matcher(id).matches());
    return tx.list(
        "select id from hiring_process where id = any (?::uuid[]) and purged_at is not null",
        row -> row.uuid("id") + "/process",
        Transaction.array(old));
  }
}
