package no.slett.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.slett.audit.Verdict.Intact;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.journal.AuditHead;
import no.slett.journal.ForgedEntryException;
import no.slett.vault.StoreUnavailableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
  @TempDir static Path folder;
  private static AuditRoom room;

  @BeforeAll
  static void open() {
    room = new AuditRoom(folder.resolve("journal"));
  }

  @BeforeEach
  void empty() {
    room.empty();
  }

  @AfterEach
  void nothingLeaks() {
    assertThat(room.database().activeConnections()).isZero();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void sealsWhatWasAddedSince() {
    assertThat(room.sealer().sealOnce()).isZero();
    room.read(3);
    assertThat(room.sealer().sealOnce()).isEqualTo(3);
    assertThat(room.sealer().sealOnce()).isZero();
    room.read(2);
    assertThat(room.newSealer().sealOnce()).isEqualTo(2);

    assertThat(room.verify()).isEqualTo(new Intact(5, 2, List.of()));
    assertThat(room.journal().lastHead(0)).map(AuditHead::sequence).contains(2L);
  }

  @Test
  void aBacklogTakesSeveralSeals() {
    room.read(20_001);
    assertThat(room.sealer().sealOnce()).isEqualTo(20_001);
    assertThat(room.verify()).isEqualTo(new Intact(20_001, 3, List.of()));
  }

  @Test
  void twoInstancesSealEachEventOnce() throws Exception {
    var sealers = List.of(room.newSealer(), room.newSealer());
    try (var threads = Executors.newFixedThreadPool(3)) {
      Callable<Integer> readers =
          () -> {
            IntStream.range(0, 60).forEach(_ -> room.read(2));
            return 0;
          };
      var work =
          sealers.stream()
              .map(
                  sealer ->
                      (Callable<Integer>)
                          () -> IntStream.range(0, 60).map(_ -> sealer.sealOnce()).sum())
              .toList();
      var reading = threads.submit(readers);
      var sealed = 0;
      for (var result : threads.invokeAll(work)) {
        sealed += result.get();
      }
      reading.get();
      sealed += room.newSealer().sealOnce();
      assertThat(sealed).isEqualTo(120);
    }
    assertThat(room.verify())
        .isInstanceOfSatisfying(Intact.class, intact -> assertThat(intact.events()).isEqualTo(120));
  }

  @Test
  void oneWhoIsAtItKeepsTheOtherFromWaiting() throws SQLException {
    room.read(1);
    try (var other = room.owner()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("select pg_advisory_xact_lock(hashtextextended('audit-sealer', 0))");
        assertThat(room.sealer().sealOnce()).isZero();
        other.rollback();
      }
    }
    assertThat(room.sealer().sealOnce()).isEqualTo(1);
  }

  @Test
  void whatCommitsLateIsSealedLater() throws SQLException {
    try (var slow = room.owner()) {
      slow.setAutoCommit(false);
      try (var statement = slow.createStatement()) {
        statement.execute(
            """
            insert into audit_event (at, actor, role, action, purpose)
            values (now(), 'late', 'recruiter', 'text-read', 'recruitment')
            """);
        room.seal(2);
        slow.commit();
      }
    }
    assertThat(room.sealer().sealOnce()).isEqualTo(1);
    assertThat(room.verify()).isEqualTo(new Intact(3, 2, List.of()));
  }

  /** The state after a crash between the commit of the seal and its head. */
  @Test
  void theNextRunCompletesAMissingHead() throws IOException {
    room.seal(1, 1);
    var head = Files.readString(room.headFile(2));
    room.deleteHead(2);

    assertThat(room.newSealer().sealOnce()).isZero();

    assertThat(room.headFile(2)).hasContent(head);
    assertThat(room.verify()).isEqualTo(new Intact(2, 2, List.of()));
  }

  @Test
  void whileTheJournalIsAwayNoSecondSealGoesWithoutAHead() throws IOException {
    var heads = folder.resolve("journal").resolve("audit");
    Files.writeString(heads, "in the way of the folder");
    room.read(1);
    assertThatThrownBy(() -> room.sealer().sealOnce())
        .isInstanceOf(StoreUnavailableException.class);
    room.read(1);
    assertThatThrownBy(() -> room.sealer().sealOnce())
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(seals()).isEqualTo(1);

    Files.delete(heads);
    assertThat(room.sealer().sealOnce()).isEqualTo(1);
    assertThat(room.verify()).isEqualTo(new Intact(2, 2, List.of()));
  }

  @Test
  void afterARestoreTheChainGoesOnAndTellsWhatWasLost() {
    room.seal(2, 3, 1);
    room.read(1);
    restoreToSeal(1);
    room.read(4);

    assertThat(room.newSealer().sealOnce()).isEqualTo(6);

    var gaps = List.of(new Gap(2, 3));
    assertThat(room.verify()).isEqualTo(new Intact(8, 3, gaps));
    room.seal(1);
    assertThat(room.verify()).isEqualTo(new Intact(9, 4, gaps));
  }

  @Test
  void anEmptyRestoredDatabaseGoesOnToo() {
    room.seal(1, 1);
    room.tamper("delete from audit_event");
    room.tamper("delete from audit_seal");

    assertThat(room.newSealer().sealOnce()).isEqualTo(1);

    assertThat(room.verify()).isEqualTo(new Intact(1, 1, List.of(new Gap(1, 2))));
  }

  @Test
  void noChainGoesOnFromAForgedHead() throws IOException {
    room.seal(1);
    Files.copy(room.headFile(1), room.headFile(2));
    room.read(1);
    assertThatThrownBy(() -> room.newSealer().sealOnce()).isInstanceOf(ForgedEntryException.class);
    assertThat(seals()).isEqualTo(1);
  }

  @Test
  void theServiceItselfCannotEditWhatItLogged() {
    room.seal(1);
    room.read(1);
    var scope = Scope.system(Purpose.ACCOUNTABILITY, "test");
    var database = room.database();
    for (var sql :
        List.of("update audit_event set actor = 'x'", "update audit_seal set hash = 'x'")) {
      assertThatThrownBy(() -> database.run(scope, tx -> tx.update(sql)))
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    }
    var unsealed =
        database.inTransaction(
            scope, tx -> tx.update("update audit_event set seal = null where seal is not null"));
    assertThat(unsealed).isZero();
  }

  private static void restoreToSeal(long sequence) {
    room.tamper("delete from audit_event where seal > " + sequence);
    room.tamper("delete from audit_seal where seq > " + sequence);
  }

  private static long seals() {
    return room.database()
        .inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx -> Seals.last(tx).map(Seal::sequence).orElse(0L));
  }
}
