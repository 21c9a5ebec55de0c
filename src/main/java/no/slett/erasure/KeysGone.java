package no.slett.erasure;

import java.util.ArrayList;
import java.util.List;
import no.slett.database.Database;
import no.slett.database.RowsStep;
import no.slett.id.ApplicationId;
import no.slett.vault.KeptFor;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/** The step after which every copy anywhere is dark. */
final class KeysGone {
  private final Database database;
  private final ObjectStore keyStore;
  private final KeyRing keys;
  private final List<RowsStep> rows;

  KeysGone(Database database, ObjectStore keyStore, KeyRing keys, List<RowsStep> rows) {
    this.database = database;
    this.keyStore = keyStore;
    this.keys = keys;
    this.rows = List.copyOf(rows);
  }

  /** Gives what survives keys of its own: no block ever keeps a process key alive. */
  void keep(Batch batch) {
    if (batch.reduces()) {
      remains(batch).keepKeys(keys);
    }
  }

  /** The process key goes before all others: with it every one of them is dark. */
  void destroy(Batch batch) {
    if (batch.whole()) {
      keyStore.delete(List.of(KeyRing.objectOf(batch.process())));
      keys.forget(batch.process());
      keyStore.deletePrefix(batch.folder());
      Eraser.demandNone(keyStore.remaining(batch.folder()), "keys", batch);
      return;
    }
    var names = batch.reduces() ? remains(batch).spentKeys() : allKeys(batch);
    keyStore.delete(names);
    Eraser.demandNone(
        names.stream().filter(n -> keyStore.find(n).isPresent()).count(), "keys", batch);
    applications(batch).forEach(person -> keys.forget(batch.process(), person));
  }

  private List<String> allKeys(Batch batch) {
    var names = new ArrayList<String>();
    for (var person : applications(batch)) {
      names.add(KeyRing.objectOf(batch.process(), person));
      for (var purpose : KeptFor.values()) {
        names.add(KeyRing.objectOf(purpose, person));
      }
    }
    return names;
  }

  private Remains remains(Batch batch) {
    return database.inTransaction(Eraser.SCOPE, tx -> Remains.of(tx, batch, rows));
  }

  private List<ApplicationId> applications(Batch batch) {
    return database.inTransaction(Eraser.SCOPE, tx -> Batches.applications(tx, batch));
  }
}
