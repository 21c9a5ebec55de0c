package no.slett.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.database.Transaction;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten closed days and a new one: what a comparison lists, and what it finds. */
class ComparisonTest {
  private static final Scope REPLAY = Scope.system(Purpose.REPLAY, "test");
  private static final int DAYS = 10;

  /** An event that changes nothing. */
  private record Nothing(String kind, Purpose purpose) implements Effect {
    @Override
    public void apply(Transaction tx, JournalEntry entry) {}
  }

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate first = today.minusDays(11);
  private final LocalDate last = today.minusDays(2);
  private final TestDatabase test = TestDatabase.create();
  private final Database database = test.database();
  private final SigningKey key = SigningKey.parse(SigningKey.generate());
  private final CountingStore store;
  private final Journal journal;
  private final Events events;
  private final Comparison comparison;

  ComparisonTest(@TempDir Path folder) {
    store = new CountingStore(new FileObjectStore(folder.resolve("journal")));
    journal = new Journal(store, key);
    events = new Events(database, journal, List.of(new Nothing("nothing", Purpose.REPLAY)));
    comparison = new Comparison(database, journal);
  }

  @AfterEach
  void close() {
    store.close();
    test.close();
  }

  @Test
  @Law("BK-1")
  void listsOnlyWhatIsNew() {
    fill(200);
    var unknown = entry(today);
    write(today);
    assertThat(events.differ()).isFalse();
    assertThat(store.listed()).as("nothing is closed yet").isEqualTo(DAYS * 200 + 1);

    assertThat(comparison.atStart().isNone()).isTrue();
    assertThat(store.listed()).as("the new one, and the first that is closed").isEqualTo(2);
    assertThat(events.differ()).isFalse();
    assertThat(store.listed()).as("one closed day more, in turn").isBetween(202, 204);

    journal.write(unknown);
    assertThat(comparison.atStart().unknown()).containsExactly(EntryName.of(unknown));
    assertThat(store.listed()).isEqualTo(3);
  }

  @Test
  @Law("BK-1")
  void listsAndReplaysExactlyTheDaysThatARestoreTookAway() {
    fill(5);
    events.differ();
    var since = first.plusDays(6);
    execute("delete from journal_entry where day >= ?", since);
    execute("delete from journal_day where day >= ?", since);
    store.listed();

    var undone = events.replay();

    assertThat(store.listed()).isEqualTo(4 * 5 + 1);
    assertThat(undone).hasSize(4 * 5).allMatch(name -> !name.day().isBefore(since));
    assertThat(rows("journal_entry where effected_at is not null")).isEqualTo(DAYS * 5);
    assertThat(events.differ()).isFalse();
    store.listed();
    assertThat(events.replay()).isEmpty();
    assertThat(store.listed()).isEqualTo(1);
  }

  @Test
  @Law("BK-1")
  void findsAnEntryThatTheDatabaseLostThoughTheDigestsAgree() {
    fill(2);
    events.differ();
    var lost = known(first.plusDays(7)).iterator().next();
    execute("delete from journal_entry where id = ?", lost.id());
    assertThat(comparison.atStart().isNone()).as("so say the digests").isTrue();

    assertThat(differsWithin(DAYS)).isTrue();
    assertThat(events.replay()).containsExactly(lost);
    assertThat(differsWithin(DAYS)).isFalse();
  }

  @Test
  void findsAnObjectThatTheJournalLostThoughTheDigestsAgree() {
    fill(2);
    events.differ();
    var lost = known(first.plusDays(4)).iterator().next();
    store.delete(List.of(lost.key()));
    assertThat(comparison.atStart().isNone()).as("so say the digests").isTrue();

    assertThat(differsWithin(DAYS)).isTrue();
    assertThatThrownBy(events::replay)
        .isInstanceOf(IncompleteJournalException.class)
        .hasMessageContaining("lacks 1 entries");
  }

  @Test
  void noticesAJournalThatWasPutBackWithItsDigests() {
    fill(2);
    events.differ();
    journal.putClosedDays(journal.closedDays().headMap(last));
    store.delete(known(last).stream().map(EntryName::key).toList());

    assertThatThrownBy(events::replay)
        .isInstanceOf(IncompleteJournalException.class)
        .hasMessageContaining("lacks 2 entries");
  }

  @Test
  @Law("BK-1")
  void obeysNoDigestThatWeDidNotSign() {
    fill(1);
    events.differ();
    var foreign = new Journal(store, SigningKey.parse(SigningKey.generate()));
    foreign.putClosedDays(journal.closedDays());

    assertThat(events.differ()).isTrue();
    assertThatThrownBy(events::replay).isInstanceOf(ForgedEntryException.class);
  }

  @Test
  void leavesADayOpenUntilItsLastEntryIsWritten() {
    fill(1);
    var stuck = intend(first.plusDays(3));
    assertThat(events.differ()).isFalse();
    assertThat(journal.closedDays()).hasSize(DAYS - 1).doesNotContainKey(first.plusDays(3));
    assertThat(rows("journal_day")).isEqualTo(DAYS - 1);

    events.carryOut(stuck);
    assertThat(events.differ()).isFalse();
    assertThat(journal.closedDays()).hasSize(DAYS);
  }

  @Test
  void neverIntendsAnythingOnAClosedDay() {
    execute("insert into journal_day values (?, 0, '')", today.plusDays(5));

    var id =
        database.inTransaction(
            REPLAY, tx -> Events.intend(tx, "nothing", JsonNodeFactory.instance.objectNode()));

    events.carryOut(id);
    assertThat(journal.names(Span.ALL)).containsExactly(new EntryName(today.plusDays(6), id));
  }

  @Test
  @Law("BK-2")
  void forgetsWholeDaysOnBothSides() {
    fill(2);
    var stuck = intend(first);
    events.differ();
    var before = first.plusDays(4);

    events.expire(before.atTime(13, 0).toInstant(ZoneOffset.UTC));

    assertThat(journal.expiredBefore()).hasValue(before);
    assertThat(rows("journal_day")).isEqualTo(6);
    assertThat(journal.closedDays()).hasSize(6).containsKey(before);
    assertThat(known(first)).as("one is under way").hasSize(3);
    assertThat(rows("journal_entry")).isEqualTo(6 * 2 + 3);
    assertThat(journal.names(Span.ALL)).hasSize(6 * 2 + 2);
    assertThat(differsWithin(DAYS)).isFalse();

    events.carryOut(stuck);
    events.expire(Instant.parse("2999-01-01T00:00:00Z"));
    assertThat(journal.names(Span.ALL)).isEmpty();
    assertThat(journal.expiredBefore())
        .as("no clock forgets a day that is not over")
        .hasValue(last.plusDays(1));
  }

  private void fill(int entries) {
    first
        .datesUntil(first.plusDays(DAYS))
        .flatMap(day -> IntStream.range(0, entries).mapToObj(_ -> day))
        .forEach(this::write);
  }

  private void write(LocalDate day) {
    events.carryOut(intend(day));
  }

  private UUID intend(LocalDate day) {
    var id = UUID.randomUUID();
    execute(
        """
        insert into journal_entry (id, day, kind, body, intended_at) values (?, ?, 'nothing', '{}', now())
        """,
        id,
        day);
    return id;
  }

  private static JournalEntry entry(LocalDate day) {
    var body = JsonNodeFactory.instance.objectNode();
    return new JournalEntry(UUID.randomUUID(), day, "nothing", Instant.now(), body);
  }

  private Set<EntryName> known(LocalDate day) {
    return database.inTransaction(REPLAY, tx -> KnownDays.known(tx, List.of(new Span(day, day))));
  }

  private boolean differsWithin(int comparisons) {
    return Stream.generate(events::differ).limit(comparisons).anyMatch(differ -> differ);
  }

  private void execute(String sql, Object... parameters) {
    database.run(REPLAY, tx -> tx.update(sql, parameters));
  }

  private long rows(String table) {
    return database.inTransaction(
        REPLAY,
        tx ->
            tx.first("select count(*) as rows from " + table, row -> row.number("rows"))
                .orElseThrow());
  }
}
