package no.slett;

import java.nio.file.Path;
import java.util.List;
import no.slett.config.StoreSettings;
import no.slett.privacy.Contents;
import no.slett.privacy.Storage;
import no.slett.vault.FileObjectStore;
import no.slett.vault.ObjectStore;
import no.slett.vault.S3ObjectStore;
import no.slett.vault.S3Settings;
import no.slett.vault.StoreFacts.Kind;

/**
 * The three stores, which have different backup rules.
 *
 * @param places the same, with what the operator calls each
 */
record Stores(
    ObjectStore objects, ObjectStore keys, ObjectStore journal, List<Storage.Place> places)
    implements AutoCloseable {
  Stores {
    places = List.copyOf(places);
  }

  static Stores open(StoreSettings settings) {
    return switch (settings) {
      case StoreSettings.Folder(var path) ->
          of(
              folder(Contents.OBJECTS, path),
              folder(Contents.KEYS, path),
              folder(Contents.JOURNAL, path));
      case StoreSettings.Buckets(var objects, var keys, var journal) ->
          of(
              bucket(Contents.OBJECTS, objects),
              bucket(Contents.KEYS, keys),
              bucket(Contents.JOURNAL, journal));
    };
  }

  private static Stores of(Storage.Place objects, Storage.Place keys, Storage.Place journal) {
    return new Stores(
        objects.store(), keys.store(), journal.store(), List.of(objects, keys, journal));
  }

  private static Storage.Place folder(Contents contents, Path parent) {
    var folder = parent.resolve(contents.wire());
    return new Storage.Place(contents, Kind.FILE, "folder " + folder, new FileObjectStore(folder));
  }

  private static Storage.Place bucket(Contents contents, S3Settings settings) {
    return new Storage.Place(
        contents, Kind.S3, "bucket " + settings.bucket(), new S3ObjectStore(settings));
  }

  @Override
  public void close() {
    objects.close();
    keys.close();
    journal.close();
  }
}
