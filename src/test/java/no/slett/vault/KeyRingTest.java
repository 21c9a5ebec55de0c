package no.slett.vault;

import static no.slett.vault.ObjectStoreContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private final HiringProcessId process = HiringProcessId.random();
  private final ApplicationId application = ApplicationId.random();
  private final MovableClock clock = new MovableClock();
  private final MasterKey master = MasterKey.parse(MasterKey.generate());
  private final ObjectStore keys;
  private final KeyRing ring;

  KeyRingTest(@TempDir Path folder) {
    this.keys = new FileObjectStore(folder.resolve("keys"));
    this.ring = new KeyRing(keys, master, clock);
    ring.createProcess(process);
  }

  @AfterEach
  void close() {
    keys.close();
  }

  @Test
  void aDataKeyOpensInAnotherInstance() {
    var key = ring.create(process, application);
    var dataKey = key.newDataKey();
    var wrapped = key.wrap(dataKey, "document-1");
    var sealed = dataKey.seal(bytes(100), "document-1/name");

    var there = another().application(process, application).unwrap(wrapped, "document-1");

    assertThat(there.open(sealed, "document-1/name")).isEqualTo(bytes(100));
    assertThat(wrapped).hasSize(61);
    assertThat(sealed).hasSize(129);
  }

  @Test
  void keysLieInTheStoreUnderTheirIds() {
    ring.create(process, application);

    try (var found = keys.list("")) {
      assertThat(found.map(StoredObject::key))
          .containsExactlyInAnyOrder(process + "/process", process + "/" + application);
    }
  }

  @Test
  @Law({"ER-3", "BK-1"})
  void aDeletedKeyNeverOpensAnythingAgain() {
    var key = ring.create(process, application);
    var other = ApplicationId.random();
    ring.create(process, other);
    ring.application(process, application);

    keys.delete(List.of(KeyRing.objectOf(process, application)));
    ring.forget(process, application);

    assertThatThrownBy(() -> ring.application(process, application))
        .isInstanceOf(KeyMissingException.class)
        .hasMessage("no key " + process + "/" + application);
    assertThat(ring.application(process, other)).isNotNull();

    var again = ring.create(process, application);
    var wrapped = key.wrap(key.newDataKey(), "x");
    assertThatThrownBy(() -> again.unwrap(wrapped, "x")).isInstanceOf(SealBrokenException.class);
  }

  @Test
  @Law("ER-3")
  void withoutTheProcessKeyNoApplicationKeyOpens() {
    ring.create(process, application);
    ring.application(process, application);
    keys.delete(List.of(KeyRing.objectOf(process)));

    ring.forget(process);

    assertThatThrownBy(() -> ring.application(process, application))
        .isInstanceOf(KeyMissingException.class)
        .hasMessage("no key " + process + "/process");
    assertThatThrownBy(() -> ring.create(process, ApplicationId.random()))
        .isInstanceOf(KeyMissingException.class);
  }

  @Test
  void keysAreRememberedForThirtySeconds() {
    ring.create(process, application);
    var other = another();
    other.application(process, application);
    keys.deletePrefix(process + "/");

    clock.move(KeyRing.REMEMBERED.minusMillis(1));
    assertThat(other.application(process, application).application()).isEqualTo(application);
    assertThat(other.process(process).process()).isEqualTo(process);
    clock.move(Duration.ofMillis(1));
    assertThatThrownBy(() -> other.application(process, application))
        .isInstanceOf(KeyMissingException.class);
    assertThatThrownBy(() -> other.process(process)).isInstanceOf(KeyMissingException.class);
  }

  @Test
  void aClockSetBackRemembersNothing() {
    ring.process(process);
    keys.deletePrefix(process + "/");

    clock.move(Duration.ofSeconds(-1));

    assertThatThrownBy(() -> ring.process(process)).isInstanceOf(KeyMissingException.class);
  }

  @Test
  void whatIsForgottenWhileItLoadsIsNotKept() {
    var cache = new ExpiringCache<String, String>(clock, Duration.ofSeconds(30), 2);

    cache.get(
        "a",
        () -> {
          cache.forget("a"::equals);
          return "old";
        });

    assertThat(cache.get("a", () -> "new")).isEqualTo("new");
    assertThat(cache.get("a", () -> "newer")).isEqualTo("new");
    cache.get("b", () -> "b");
    cache.get("c", () -> "c");
    assertThat(cache.get("a", () -> "newest")).isEqualTo("newest");
  }

  @Test
  void makingAProcessKeyAgainKeepsTheFirst() {
    var mac = ring.process(process).mac("email", bytes(5));

    assertThat(another().createProcess(process).mac("email", bytes(5))).isEqualTo(mac);
  }

  @Test
  void aKeyOpensOnlyInItsOwnPlace() {
    var other = ApplicationId.random();
    ring.create(process, application);
    keys.put(
        KeyRing.objectOf(process, other),
        keys.find(KeyRing.objectOf(process, application)).orElseThrow());

    assertThatThrownBy(() -> ring.application(process, other))
        .isInstanceOf(SealBrokenException.class)
        .hasMessageContaining(other.toString());
  }

  @Test
  void anotherMasterKeyOpensNothing() {
    var stranger = new KeyRing(keys, MasterKey.parse(MasterKey.generate()), clock);

    assertThatThrownBy(() -> stranger.process(process)).isInstanceOf(SealBrokenException.class);
  }

  @Test
  void aDataKeyOpensOnlyAsThatItems() {
    var key = ring.create(process, application);
    var wrapped = key.wrap(key.newDataKey(), "document-1");

    assertThatThrownBy(() -> key.unwrap(wrapped, "document-2"))
        .isInstanceOf(SealBrokenException.class);
    wrapped[30] ^= 1;
    assertThatThrownBy(() -> key.unwrap(wrapped, "document-1"))
        .isInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() -> key.unwrap(new byte[0], "document-1"))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void tagsDependOnKeyLabelAndWhereOnePartEnds() {
    var key = ring.process(process);
    var other = ring.createProcess(HiringProcessId.random());
    var mac = key.mac("email", bytes(3), bytes(4));

    assertThat(mac).hasSize(32).isEqualTo(key.mac("email", bytes(3), bytes(4)));
    assertThat(mac).isNotEqualTo(key.mac("idempotency", bytes(3), bytes(4)));
    assertThat(mac).isNotEqualTo(other.mac("email", bytes(3), bytes(4)));
    assertThat(key.mac("x", new byte[] {1}, new byte[] {2, 3}))
        .isNotEqualTo(key.mac("x", new byte[] {1, 2}, new byte[] {3}));
    assertThat(key.mac("x")).isNotEqualTo(key.mac("x", new byte[0]));
  }

  @Test
  @Law("SE-1")
  void noTextOfAKeyShowsTheKey() {
    var key = ring.create(process, application);

    assertThat(key).hasToString("ApplicationKey[" + application + "]");
    assertThat(key.newDataKey()).hasToString("DataKey");
    assertThat(ring.process(process)).hasToString("ProcessKey[" + process + "]");
    assertThat(Secret.random()).hasToString("Secret");
  }

  private KeyRing another() {
    return new KeyRing(keys, master, clock);
  }
}
