package no.slett.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
  @TempDir Path parent;

  @Test
  void aSecretIsMadeOnceAndKept() throws IOException {
    var made = LocalSecrets.in(folder()).secret("signing-key", () -> "first");
    var found = LocalSecrets.in(folder()).secret("signing-key", () -> "second");
    assertThat(made).isEqualTo("first");
    assertThat(found).isEqualTo("first");
  }

  @Test
  void theMasterKeyHas32BytesAndStays() throws IOException {
    var key = LocalSecrets.in(folder()).masterKey();
    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    assertThat(LocalSecrets.in(folder()).masterKey()).isEqualTo(key);
    assertThat(LocalSecrets.in(parent.resolve("other")).masterKey()).isNotEqualTo(key);
  }

  @Test
  void onlyTheOwnerMayRead() throws IOException {
    LocalSecrets.in(folder()).password("postgres");
    assertThat(permissions(folder())).isEqualTo("rwx------");
    try (var files = Files.list(folder())) {
      assertThat(files)
          .singleElement()
          .extracting(LocalSecretsTest::permissions)
          .isEqualTo("rw-------");
    }
  }

  private Path folder() {
    return parent.resolve("secrets");
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
