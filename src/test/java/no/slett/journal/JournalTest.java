package no.slett.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

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

    assertThat(journal.names(Span.ALL))
        .containsExactlyInAnyOrder(name(first.id()), name(second.id()));
    assertThat(journal.read(name(first.id()))).isEqualTo(first);
    try (var entries = journal.entries()) {
      assertThat(entries).containsExactlyInAnyOrder(first, second);
    }
    assertThat(new Journal(store, key).read(name(second.id())).at()).isEqualTo(AT);
  }

  @Test
  void anEmptyJournalIsEmpty() {
    assertThat(journal.names(Span.ALL)).isEmpty();
    assertThat(journal.lastHead(0)).isEmpty();
    assertThatThrownBy(() -> journal.read(name(UUID.randomUUID())))
        .isInstanceOf(NoSuchObjectException.class);
  }

  @Test
  void theFirstWritingOfAnEventStays() {
    var entry = entry("erasure");
    journal.write(entry);
    var later = new JournalEntry(entry.id(), DAY, "erasure", AT.plusSeconds(5), entry.body());

    journal.write(entry);
    journal.write(later);

    assertThat(journal.read(name(entry.id())).at()).isEqualTo(AT);
  }

  @Test
  void anotherEventDoesNotReplaceIt() {
    var entry = entry("erasure");
    journal.write(entry);
    var other = new JournalEntry(entry.id(), DAY, "purge", AT, entry.body());
    var body = ((ObjectNode) entry.body()).deepCopy().put("count", 4);
    var changed = new JournalEntry(entry.id(), DAY, "erasure", AT, body);

    assertThatThrownBy(() -> journal.write(other)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> journal.write(changed)).isInstanceOf(IllegalStateException.class);
    assertThat(journal.read(name(entry.id()))).isEqualTo(entry);
  }

  @Test
  void aMovedEntryIsForged() {
    var entry = entry("erasure");
    journal.write(entry);
    var other = UUID.randomUUID();
    store.put(name(other).key(), stored(entry.id()));

    forged(other);
    assertThat(journal.read(name(entry.id()))).isEqualTo(entry);
  }

  @Test
  void aCutOrChangedEntryIsForged() {
    var entry = entry("erasure");
    journal.write(entry);
    var bytes = stored(entry.id());

    for (int length : List.of(0, 10, bytes.length / 2, bytes.length - 4)) {
      store.put(name(entry.id()).key(), Arrays.copyOf(bytes, length));
      forged(entry.id());
    }
    for (int place : List.of(5, bytes.length / 2, bytes.length - 10)) {
      var changed = bytes.clone();
      changed[place] = (byte) (changed[place] == 'A' ? 'B' : 'A');
      store.put(name(entry.id()).key(), changed);
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
    var payload = payload(id, "erasure", "{}");
    store.put(name(id).key(), key.sign(payload.getBytes(UTF_8), "certificate").getBytes(UTF_8));
    forged(id);

    store.put(name(id).key(), key.sign(payload.getBytes(UTF_8), Journal.ENTRY).getBytes(UTF_8));
    assertThat(journal.read(name(id)).kind()).isEqualTo("erasure");
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
            payload(id, "A B", "{}"),
            payload(id, "a", "1"))) {
      store.put(name(id).key(), key.sign(payload.getBytes(UTF_8), Journal.ENTRY).getBytes(UTF_8));
      forged(id);
    }
  }

  @Test
  void aStrangeNameAmongTheEntriesIsNoticed() {
    store.put("entries/readme", new byte[1]);

    assertThatThrownBy(() -> journal.names(Span.ALL))
        .isInstanceOf(ForgedEntryException.class)
        .hasMessageContaining("entries/readme");
  }

  @Test
  void anEntryOfAnotherDayIsForged() {
    var entry = entry("erasure");
    journal.write(entry);
    var moved = new EntryName(DAY.plusDays(1), entry.id());
    store.put(moved.key(), stored(entry.id()));

    assertThatThrownBy(() -> journal.read(moved))
        .isInstanceOf(ForgedEntryException.class)
        .hasMessageContaining(moved.key());
  }

  @Test
  void anEntryWithoutADayIsOfAnEarlierVersion() {
    store.put("entries/" + UUID.randomUUID(), new byte[1]);

    assertThatThrownBy(() -> journal.names(Span.ALL)).isInstanceOf(EarlierLayoutException.class);
  }

  @Test
  void listsOnlyTheDaysThatAreAskedFor() {
    var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    for (int day = 0; day < 3; day++) {
      var on = DAY.plusDays(day);
      journal.write(new JournalEntry(ids.get(day), on, "erasure", AT, json.createObjectNode()));
    }

    assertThat(journal.names(new Span(DAY.plusDays(1), DAY.plusDays(1))))
        .containsExactly(new EntryName(DAY.plusDays(1), ids.get(1)));
    assertThat(journal.names(Span.before(DAY.plusDays(1)))).containsExactly(name(ids.get(0)));
    assertThat(journal.names(new Span(DAY.plusDays(2), Span.ALL.last()))).hasSize(1);
  }

  @Test
  @Law("BK-2")
  void forgetsWholeDaysWithTheirDigests() {
    var entry = entry("erasure");
    var later = new JournalEntry(UUID.randomUUID(), DAY.plusDays(1), "x", AT, entry.body());
    List.of(entry, later).forEach(journal::write);
    var digests = new TreeMap<LocalDate, DayDigest>();
    List.of(entry, later).forEach(e -> digests.put(e.day(), DayDigest.of(List.of(e.id()))));
    journal.putClosedDays(digests);

    journal.expire(DAY.plusDays(1), Set.of(DAY));

    assertThat(journal.expiredBefore()).hasValue(DAY.plusDays(1));
    assertThat(journal.names(Span.ALL)).containsExactly(EntryName.of(later));
    assertThat(journal.closedDays())
        .containsExactly(Map.entry(later.day(), digests.get(later.day())));
  }

  @Test
  void digestsThatAreNotSignedByUsAreForged() {
    journal.putClosedDays(new TreeMap<>(Map.of(DAY, DayDigest.of(List.of()))));
    var bytes = store.find("closed-days").orElseThrow();
    bytes[bytes.length / 2] ^= 1;
    store.put("closed-days", bytes);

    assertThatThrownBy(journal::closedDays)
        .isInstanceOf(ForgedEntryException.class)
        .hasMessageContaining("closed-days");
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
    assertThat(journal.names(Span.ALL)).hasSize(1);
  }

  private static String payload(UUID id, String kind, String body) {
    return """
    {"id":"%s","day":"%s","kind":"%s","at":"%s","body":%s}
    """
        .formatted(id, DAY, kind, AT, body);
  }

  private static EntryName name(UUID id) {
    return new EntryName(DAY, id);
  }

  private void forged(UUID id) {
    assertThatThrownBy(() -> journal.read(name(id)))
        .isInstanceOf(ForgedEntryException.class)
        .hasMessageContaining(id.toString());
  }

  private byte[] stored(UUID id) {
    return store.find(name(id).key()).orElseThrow();
  }

  private JournalEntry entry(String kind) {
    var body = json.createObjectNode().put("application", UUID.randomUUID().toString());
    return new JournalEntry(UUID.randomUUID(), DAY, kind, AT, body.put("count", 3));
  }
}
