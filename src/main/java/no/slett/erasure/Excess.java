package no.slett.erasure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.erasure.StoreWalk.Belongings;
import no.slett.vault.ObjectStore;

/**
 * What bears the name of an application of which only another purpose keeps something, and is none
 * of that: its own key, and objects that its reduction removed.
 */
record Excess(Transaction tx, ObjectStore store) {
  /** Removes it; returns how much there was. */
  long remove(Map<Left, Belongings> found, Collection<Left> survivors) {
    if (excess(found, survivors, spared(survivors)).isEmpty()) {
      return 0;
    }
    var certain = locked(survivors);
    var names = excess(found, certain, spared(certain));
    return names.isEmpty() ? 0 : store.delete(names);
  }

  private static List<String> names(Map<Left, Belongings> found, Collection<Left> left) {
    return left.stream().flatMap(one -> belongings(found, one).stream()).toList();
  }

  private static List<String> belongings(Map<Left, Belongings> found, Left left) {
    var belongings = found.get(left);
    return belongings == null ? List.of() : belongings.names();
  }

  /** An application whose reduction has not looked yet is left alone. */
  private static List<String> excess(
      Map<Left, Belongings> found, Collection<Left> survivors, Map<UUID, Set<String>> spared) {
    var excess = new ArrayList<>(names(found, survivors));
    survivors.forEach(
        survivor -> {
          var stays = spared.get(survivor.application());
          excess.removeAll(stays == null ? belongings(found, survivor) : stays);
        });
    return excess;
  }

  /** No other reduction begins before the transaction ends: it would write what is looked at. */
  private List<Left> locked(Collection<Left> survivors) {
    var locked =
        Set.copyOf(
            tx.list(
                """
                select application_id from erasure
                where application_id = any (?::uuid[]) and claimed_at is null and reduction is null
                order by application_id for update skip locked
                """,
                row -> row.uuid("application_id"),
                ids(survivors)));
    return survivors.stream().filter(one -> locked.contains(one.application())).toList();
  }

  private record Spared(UUID application, List<String> objects, boolean known) {
    static Spared read(Row row) {
      return new Spared(row.uuid("application_id"), row.texts("objects"), row.flag("known"));
    }
  }

  private Map<UUID, Set<String>> spared(Collection<Left> survivors) {
    var spared = new HashMap<UUID, Set<String>>();
    var unknown = new HashSet<UUID>();
    for (var one :
        tx.list(
            """
            select application_id, coalesce(objects, '{}') as objects, objects is not null as known
            from survival where application_id = any (?::uuid[])
            union all
            select application_id, array[object], true
            from loose_object where application_id = any (?::uuid[])
            """,
            Spared::read,
            ids(survivors),
            ids(survivors))) {
      spared.computeIfAbsent(one.application(), _ -> new HashSet<>()).addAll(one.objects());
      if (!one.known()) {
        unknown.add(one.application());
      }
    }
    spared.keySet().removeAll(unknown);
    return spared;
  }

  private static String ids(Collection<Left> survivors) {
    return Transaction.array(survivors.stream().map(Left::application).toList());
  }
}
