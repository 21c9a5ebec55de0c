package no.slett.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreOnMinioTest {
  private static @Nullable S3Server server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    var found = S3Servers.minio(folder);
    Assumptions.assumeTrue(found.isPresent(), "no minio found: its tests are left out");
    server = found.orElseThrow();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Nested
  class Plain extends S3StoreKit {
    Plain() {
      super(Objects.requireNonNull(server), S3Server.Versions.NONE);
    }
  }

  @Nested
  class Versioned extends S3StoreKit {
    Versioned() {
      super(Objects.requireNonNull(server), S3Server.Versions.KEPT);
    }
  }

  @Nested
  class Suspended extends S3StoreKit {
    Suspended() {
      super(Objects.requireNonNull(server), S3Server.Versions.SUSPENDED);
    }
  }

  @Nested
  class Erasing extends S3ErasingKit {
    Erasing() {
      super(Objects.requireNonNull(server), 1000);
    }
  }

  @Nested
  class Inspecting extends S3InspectionKit {
    Inspecting() {
      super(Objects.requireNonNull(server));
    }
  }
}
