package no.slett.erasure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.database.Database;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoredObject;

/** The step after which every version of every object is gone, and was seen to be. */
final class ObjectsGone {
  private final Database database;
  private final ObjectStore objects;
  private final List<RowsStep> rows;

  ObjectsGone(Database database, ObjectStore objects, List<RowsStep> rows) {
    this.database = database;
    this.objects = objects;
    this.rows = List.copyOf(rows);
  }

  /** Folders to look through, and the names in them that stay. */
  private record Field(List<String> folders, Set<String> spared) {}

  void delete(Batch batch) {
    var field = database.inTransaction(Eraser.SCOPE, tx -> field(tx, batch));
    if (database.inTransaction(Eraser.SCOPE, tx -> Batches.counted(tx, batch)).isEmpty()) {
      var counts = Counts.write(counted(field));
      database.run(Eraser.SCOPE, tx -> Batches.count(tx, batch, counts));
    }
    if (field.spared().isEmpty()) {
      objects.deletePrefixes(field.folders());
      for (var folder : field.folders()) {
        Eraser.demandNone(objects.remaining(folder), "objects", batch);
      }
    } else {
      objects.delete(names(field));
      Eraser.demandNone(names(field).size(), "objects", batch);
    }
  }

  private Field field(Transaction tx, Batch batch) {
    if (batch.reduces()) {
      var remains = Remains.of(tx, batch, rows);
      remains.remember(tx);
      return new Field(folders(tx, batch), remains.objects());
    }
    return batch.whole() && !Batches.hasSurvivors(tx, batch)
        ? new Field(List.of(batch.folder()), Set.of())
        : new Field(folders(tx, batch), Set.of());
  }

  private static List<String> folders(Transaction tx, Batch batch) {
    return Batches.applications(tx, batch).stream().map(p -> batch.folder() + p + "/").toList();
  }

  private List<String> names(Field field) {
    return field.folders().stream().flatMap(folder -> names(folder, field.spared())).toList();
  }

  private Stream<String> names(String folder, Collection<String> spared) {
    try (Stream<StoredObject> listed = objects.list(folder)) {
      return listed.map(StoredObject::key).filter(key -> !spared.contains(key)).toList().stream();
    }
  }

  /** Objects per application, by the application's id in their names. */
  private Map<String, Long> counted(Field field) {
    var counts = new HashMap<String, Long>();
    for (var folder : field.folders()) {
      names(folder, field.spared()).forEach(key -> counts.merge(application(key), 1L, Long::sum));
    }
    return counts;
  }

  /** Names are process/application/random. */
  private static String application(String key) {
    var from = key.indexOf('/') + 1;
    return key.substring(from, key.indexOf('/', from));
  }
}
