package no.slett.erasure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.database.RowsStep;
import no.slett.database.RowsStep.Item;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.vault.DataKey;
import no.slett.vault.KeptFor;
import no.slett.vault.KeptKeys;
import no.slett.vault.KeyRing;

/** The items of applications under reduction, and which of them stay for which purpose. */
record Remains(Batch batch, List<Survival> survivals, List<Item> items) {
  static Remains of(Transaction tx, Batch batch, List<RowsStep> rows) {
    var applications = Batches.applications(tx, batch);
    return new Remains(
        batch,
        Survival.of(tx, applications),
        rows.stream().flatMap(step -> step.items(tx, applications).stream()).toList());
  }

  /** Names of the objects that stay. */
  Set<String> objects() {
    var names = new HashSet<String>();
    survivals.forEach(survival -> names.addAll(objects(survival)));
    return names;
  }

  /** Writes down which objects stay: what else a restored store brings back is known by that. */
  void remember(Transaction tx) {
    survivals.forEach(survival -> survival.remember(tx, objects(survival)));
  }

  private List<String> objects(Survival survival) {
    return wanted(survival).flatMap(item -> item.objects().stream()).toList();
  }

  private Stream<Item> wanted(Survival survival) {
    return items.stream()
        .filter(item -> item.application().equals(survival.application()))
        .filter(item -> survival.items().contains(item.id()));
  }

  /**
   * Writes the data keys of what stays under the keys of its purposes, each where it is not yet.
   * Done again after a crash or a restore it finds a key either with the application's own, or with
   * whatever kept the item before.
   */
  void keepKeys(KeyRing keys) {
    for (var survival : survivals) {
      var wanted = wanted(survival).toList();
      var there = keys.kept(survival.purpose(), survival.application());
      if (there.filter(kept -> kept.names().equals(names(wanted))).isEmpty()) {
        keys.keep(survival.purpose(), survival.application(), keysOf(keys, wanted));
      }
    }
  }

  private static Set<String> names(Collection<Item> items) {
    return Set.copyOf(items.stream().map(Item::aad).toList());
  }

  private KeptKeys keysOf(KeyRing keys, Collection<Item> wanted) {
    Map<String, DataKey> found = new HashMap<>();
    for (var item : wanted) {
      found.put(
          item.aad(), keys.item(batch.process(), item.application(), item.wrapped(), item.aad()));
    }
    return new KeptKeys(found);
  }

  /** The key objects that have to go: the application's own, and those of purposes that ended. */
  List<String> spentKeys() {
    var kept = new HashMap<ApplicationId, Set<KeptFor>>();
    for (var one : survivals) {
      kept.computeIfAbsent(one.application(), a -> new HashSet<>()).add(one.purpose());
    }
    return kept.entrySet().stream()
        .flatMap(
            e ->
                Stream.concat(
                    Stream.of(KeyRing.objectOf(batch.process(), e.getKey())),
                    Stream.of(KeptFor.values())
                        .filter(purpose -> !e.getValue().contains(purpose))
                        .map(purpose -> KeyRing.objectOf(purpose, e.getKey()))))
        .toList();
  }
}
