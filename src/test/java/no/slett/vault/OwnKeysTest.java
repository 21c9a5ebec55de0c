package no.slett.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnKeysTest {
  private static final byte[] PLAIN = "æøå".getBytes(StandardCharsets.UTF_8);

  private final MasterKey master = MasterKey.parse(MasterKey.generate());
  private final UUID id = UUID.randomUUID();
  @TempDir private Path folder;
  private FileObjectStore store;
  private OwnKeys keys;

  @BeforeEach
  void open() {
    store = new FileObjectStore(folder);
    keys = new OwnKeys(store, master, "mail");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatItWrapsOpensUntilItIsDestroyed() {
    var dataKey = DataKey.random();
    var wrapped = keys.create(id).wrap(dataKey, "a");
    var sealed = dataKey.seal(PLAIN, "a");

    assertThat(keys.find(id).unwrap(wrapped, "a").open(sealed, "a")).isEqualTo(PLAIN);
    assertThat(keys.olderThan(Instant.MAX)).containsExactly(id);
    assertThat(keys.olderThan(Instant.EPOCH)).isEmpty();

    keys.destroy(List.of(id, UUID.randomUUID()));
    assertThatThrownBy(() -> keys.find(id)).isInstanceOf(KeyMissingException.class);
    assertThat(keys.olderThan(Instant.MAX)).isEmpty();
  }

  @Test
  void aKeyOfAnotherKindOrMasterDoesNotOpen() {
    keys.create(id);
    assertThatThrownBy(() -> new OwnKeys(store, master, "requests").find(id))
        .isInstanceOf(KeyMissingException.class);
    store.put("requests/" + id, store.find("mail/" + id).orElseThrow());
    assertThatThrownBy(() -> new OwnKeys(store, master, "requests").find(id))
        .isInstanceOf(SealBrokenException.class);
    var stranger = MasterKey.parse(MasterKey.generate());
    assertThatThrownBy(() -> new OwnKeys(store, stranger, "mail").find(id))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void theServiceKeyMakesOthersThanAnotherOnes() {
    var one = master.serviceKey().mac("mailbox", PLAIN);
    assertThat(one).hasSize(32).isEqualTo(master.serviceKey().mac("mailbox", PLAIN));
    assertThat(one).isNotEqualTo(master.serviceKey().mac("code", PLAIN));
    assertThat(one)
        .isNotEqualTo(MasterKey.parse(MasterKey.generate()).serviceKey().mac("mailbox", PLAIN));
  }
}
