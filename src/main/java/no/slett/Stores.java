package no.slett;

import java.util.List;
import no.slett.config.StoreSettings;
import no.slett.vault.FileObjectStore;
import no.slett.vault.ObjectStore;
import no.slett.vault.S3ObjectStore;

/** The three stores, which have different backup rules. */
record Stores(ObjectStore objects, ObjectStore keys, ObjectStore journal) implements AutoCloseable {
  static Stores open(StoreSettings settings) {
    return switch (settings) {
      case StoreSettings.Folder(var path) ->
          new Stores(
              new FileObjectStore(path.resolve("objects")),
              new FileObjectStore(path.resolve("keys")),
              new FileObjectStore(path.resolve("journal")));
      case StoreSettings.Buckets(var objects, var keys, var journal) ->
          new Stores(
              new S3ObjectStore(objects), new S3ObjectStore(keys), new S3ObjectStore(journal));
    };
  }

  List<Named> all() {
    return List.of(
        new Named("objects", objects), new Named("keys", keys), new Named("journal", journal));
  }

  /** A store and what the operator calls it. */
  record Named(String name, ObjectStore store) {}

  @Override
  public void close() {
    objects.close();
    keys.close();
    journal.close();
  }
}
