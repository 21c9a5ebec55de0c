package no.slett.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without a suspended bucket, where this server forgets the older versions by itself. It takes
 * locks and lifecycles down and obeys neither, so that some tests are left out.
 */
class S3ObjectStoreOnS3MockTest {
  private static @Nullable S3Server server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = S3Servers.s3mock(folder);
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
  class Erasing extends S3ErasingKit {
    Erasing() {
      super(Objects.requireNonNull(server), 100);
    }

    @Override
    void nothingIsLeftWhenVersioningWasSuspendedMidway() {
      // no test here
    }
  }

  @Nested
  class Inspecting extends S3InspectionKit {
    Inspecting() {
      super(Objects.requireNonNull(server));
    }

    @Override
    void tellsOfAnObjectThatIsHeld() {
      // no test here
    }

    @Override
    void tellsOfItsLifecycle() {
      // no test here
    }
  }
}
