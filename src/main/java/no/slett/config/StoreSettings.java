package no.slett.config;

import java.nio.file.Path;
import no.slett.vault.S3Settings;

/** Where objects, keys and the journal are. */
public sealed interface StoreSettings {
  /** Three folders in one, on a single machine. */
  record Folder(Path path) implements StoreSettings {}

  /** Three buckets. */
  record Buckets(S3Settings objects, S3Settings keys, S3Settings journal)
      implements StoreSettings {}
}
