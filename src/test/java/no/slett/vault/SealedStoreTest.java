package no.slett.vault;

import static no.slett.vault.ObjectStoreContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStoreTest implements ObjectStoreContract {
  private final ObjectStore below;
  private final ObjectStore store;

  SealedStoreTest(@TempDir Path parent) {
    this.below = new FileObjectStore(parent.resolve("objects"));
    this.store = new SealedStore(below, new DataKey(Secret.random()));
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @AfterEach
  void close() {
    store.close();
    below.check();
    below.close();
  }

  @Test
  @Law("SE-1")
  void theBytesBelowDiffer(@TempDir Path spool) throws IOException {
    var word = "Bjørnstjerne Ålesund ".repeat(20).getBytes(StandardCharsets.UTF_8);
    store.put("p/a", word);
    store.put("p/b", Files.write(spool.resolve("file"), word));

    for (var key : new String[] {"p/a", "p/b"}) {
      var sealed = new String(below.find(key).orElseThrow(), StandardCharsets.ISO_8859_1);
      assertThat(sealed).doesNotContain("rnstjerne").doesNotContain("lesund");
    }
    assertThat(below.find("p/a").orElseThrow()).isNotEqualTo(below.find("p/b").orElseThrow());
    assertThat(spool).isDirectoryContaining(path -> path.endsWith("file"));
    assertThat(spool).isDirectoryNotContaining(path -> !path.endsWith("file"));
  }

  @Test
  void whatWasMovedToAnotherKeyDoesNotOpen() {
    store.put("p/a", bytes(10_000));
    below.put("p/b", below.find("p/a").orElseThrow());

    broken("p/b");
    assertThat(store.find("p/a")).hasValue(bytes(10_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 39, 40, 4095, 4096, 8191, 8192, 10_087})
  void whatWasCutDoesNotOpen(int length) {
    store.put("p/a", bytes(10_000));
    var sealed = below.find("p/a").orElseThrow();
    assertThat(sealed).hasSize(10_088);
    below.put("p/a", Arrays.copyOf(sealed, length));

    broken("p/a");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 33, 40, 5000, 10_087})
  void whatWasChangedDoesNotOpen(int place) {
    store.put("p/a", bytes(10_000));
    var sealed = below.find("p/a").orElseThrow();
    sealed[place] ^= 1;
    below.put("p/a", sealed);

    broken("p/a");
  }

  @Test
  void whatAnotherKeySealedDoesNotOpen() {
    new SealedStore(below, new DataKey(Secret.random())).put("p/a", bytes(10));

    broken("p/a");
  }

  @Test
  void aFailureBelowIsNoBrokenSeal() throws IOException {
    var key = new DataKey(Secret.random());
    var sealed = new ByteArrayOutputStream();
    try (var sealing = key.sealing(sealed, "p/a")) {
      sealing.write(bytes(10_000));
    }
    var half = new ByteArrayInputStream(sealed.toByteArray(), 0, 5000);

    try (var opening = key.opening(new SequenceInputStream(half, new FailingStream()), "p/a")) {
      assertThatThrownBy(opening::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the disk is on fire");
    }
  }

  private void broken(String key) {
    assertThatThrownBy(() -> store.find(key))
        .isInstanceOf(SealBrokenException.class)
        .hasMessage("the seal is broken: " + key);
    assertThatThrownBy(
            () -> {
              try (var object = store.get(key)) {
                object.readAllBytes();
              }
            })
        .isInstanceOf(SealBrokenException.class);
  }
}
