package no.slett.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import no.slett.vault.NoSuchObjectException;
import no.slett.vault.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456789Z");

  private final ObjectMapper json = new ObjectMapper();
  private final SigningKey key = SigningKey.parse(SigningKey.generate());
  private final ObjectStore store;
  private final Journal journal;

  JournalTest(@TempDir Path folder) {
    this.store = new FileObjectStore(folder.resolve("journal"));
    this.journal = new Journal(store, key);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @Law("BK-1")
  void readsBackWhatWasWritten() {
    var first = entry("erasure");
    var second = entry("process-closing");
    journal.write(first);
    journal.write(second);

    assertThat(journal.ids()).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(journal.read(first.id())).isEqualTo(first);
    try (var entries = journal.entries()) {
      assertThat(entries).containsExactlyInAnyOrder(first, second);
    }
    assertThat(new Journal(store, key).read(second.id()).at()).isEqualTo(AT);
  }

  @Test
  void anEmptyJournalIsEmpty() {
    assertThat(journal.ids()).isEmpty();
    assertThat(journal.lastHead(0)).isEmpty();
    assertThatThrownBy(() -> journal.read(UUID.randomUUID()))
        .isInstanceOf(NoSuchObjectException.class);
  }

  @Test
  void theFirstWritingOfAnEventStays() {
    var entry = entry("erasure");
    journal.write(entry);
    var later = new JournalEntry(entry.id(), "erasure", AT.plusSeconds(5), entry.body());

    journal.write(entry);
    journal.write(later);

    assertThat(journal.read(entry.id()).at()).isEqualTo(AT);
  }

  @Test
  void anotherEventDoesNotReplaceIt() {
    var entry = entry("erasure");
    journal.write(entry);
    var other = new JournalEntry(entry.id(), "purge", AT, entry.body());
    var body = ((ObjectNode) entry.body()).deepCopy().put("count", 4);
    var changed = new JournalEntry(entry.id(), "erasure", AT, body);

    assertThatThrownBy(() -> journal.write(other)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> journal.write(changed)).isInstanceOf(IllegalStateException.class);
    assertThat(journal.read(entry.id())).isEqualTo(entry);
  }

  @Test
  void aMovedEntryIsForged() {
    var entry = entry("erasure");
    journal.write(entry);
    var other = UUID.randomUUID();
    store.put("entries/" + other, stored(entry.id()));

    forged(other);
    assertThat(journal.read(entry.id())).isEqualTo(entry);
  }

  @Test
  void aCutOrChangedEntryIsForged() {
    var entry = entry("erasure");
    journal.write(entry);
    var bytes = stored(entry.id());

    for (int length : List.of(0, 10, bytes.length / 2, bytes.length - 4)) {
      store.put("entries/" + entry.id(), Arrays.copyOf(bytes, length));
      forged(entry.id());
    }
    for (int place : List.of(5, bytes.length / 2, bytes.length - 10)) {
      var changed = bytes.clone();
      changed[place] = (byte) (changed[place] == 'A' ? 'B' : 'A');
      store.put("entries/" + entry.id(), changed);
      forged(entry.id());
    }
    assertThatThrownBy(() -> journal.write(entry)).isInstanceOf(ForgedEntryException.class);
  }

  @Test
  void anEntryByAnUnknownKeyIsForged() {
    var entry = entry("erasure");
    new Journal(store, SigningKey.parse(SigningKey.generate())).write(entry);

    forged(entry.id());
  }

  @Test
  void aTextOfAnotherKindIsNoEntryThoughWeSignedIt() {
    var id = UUID.randomUUID();
    var payload =
        "{\"id\":\"" + id + "\",\"kind\":\"erasure\",\"at\":\"2026-03-01T10:00:00Z\",\"body\":{}}";
    store.put("entries/" + id, key.sign(payload.getBytes(UTF_8), "certificate").getBytes(UTF_8));
    forged(id);

    store.put("entries/" + id, key.sign(payload.getBytes(UTF_8), Journal.ENTRY).getBytes(UTF_8));
    assertThat(journal.read(id).kind()).isEqualTo("erasure");
  }

  @Test
  void aSignedTextThatIsNoEntryIsForged() {
    var id = UUID.randomUUID();
    for (var payload :
        List.of(
            "{}",
            "[]",
            "not json",
            "{\"id\":\"" + id + "\"}",
            "{\"id\":\"" + id + "\",\"kind\":\"A B\",\"at\":\"2026-03-01T10:00:00Z\",\"body\":{}}",
            "{\"id\":\"" + id + "\",\"kind\":\"a\",\"at\":\"2026-03-01T10:00:00Z\",\"body\":1}")) {
      store.put("entries/" + id, key.sign(payload.getBytes(UTF_8), Journal.ENTRY).getBytes(UTF_8));
      forged(id);
    }
  }

  @Test
  void aStrangeNameAmongTheEntriesIsNoticed() {
    store.put("entries/readme", new byte[1]);

    assertThatThrownBy(journal::ids)
        .isInstanceOf(ForgedEntryException.class)
        .hasMessageContaining("entries/readme");
  }

  @Test
  void findsTheLastHead() {
    for (long sequence : List.of(5L, 99L, 100L, 7L)) {
      journal.putHead(new AuditHead(sequence, "jws" + sequence));
    }
    journal.write(entry("erasure"));

    assertThat(journal.lastHead(0)).hasValue(new AuditHead(100, "jws100"));
    assertThat(journal.lastHead(100)).hasValue(new AuditHead(100, "jws100"));
    assertThat(journal.lastHead(101)).isEmpty();
    assertThat(journal.ids()).hasSize(1);
  }

  private void forged(UUID id) {
    assertThatThrownBy(() -> journal.read(id))
        .isInstanceOf(ForgedEntryException.class)
        .hasMessageContaining(id.toString());
  }

  private byte[] stored(UUID id) {
    return store.find("entries/" + id).orElseThrow();
  }

  private JournalEntry entry(String kind) {
    var body = json.createObjectNode().put("application", UUID.randomUUID().toString());
    return new JournalEntry(UUID.randomUUID(), kind, AT, body.put("count", 3));
  }
}
