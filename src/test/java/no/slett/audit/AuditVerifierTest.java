package no.slett.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import no.slett.audit.Verdict.Broken;
import no.slett.audit.Verdict.Flaw;
import no.slett.audit.Verdict.Intact;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.journal.AuditHead;
import no.slett.journal.SigningKey;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody edits the log unseen, whoever owns the database. */
@Law("SE-1")
class AuditVerifierTest {
  private static AuditRoom room;

  @BeforeAll
  static void open(@TempDir Path folder) {
    room = new AuditRoom(folder.resolve("journal"));
  }

  @BeforeEach
  void log() {
    room.empty();
    room.seal(2, 3, 2);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void anUntouchedLogIsIntact() {
    room.read(1);
    assertThat(room.verify()).isEqualTo(new Intact(7, 3, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + interval '1 microsecond'",
        "actor = 'somebody-else'",
        "role = 'privacy-officer'",
        "action = 'note-written'",
        "purpose = 'erasure'",
        "process_id = null",
        "application_id = gen_random_uuid()",
        "item_id = gen_random_uuid()",
        "digest = 'x'",
        "id = default"
      })
  void seesAnEditedEvent(String edit) {
    room.tamper(
        "update audit_event set "
            + edit
            + " where id = (select min(id) from audit_event where seal = 2)");
    assertThat(room.verify()).isEqualTo(new Broken(2, Flaw.EVENTS_CHANGED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete from audit_event where id = (select max(id) from audit_event where seal = 2)",
        "delete from audit_event where seal = 2",
        "update audit_event set seal = 3 where id = (select max(id) from audit_event where seal=2)",
        "insert into audit_event (at, actor, role, action, purpose, seal) values (now(), 'a', 'b', "
            + "'c', 'd', 2)"
      })
  void seesADeletedMovedOrInsertedEvent(String sql) {
    room.tamper(sql);
    assertThat(room.verify()).isEqualTo(new Broken(2, Flaw.EVENTS_CHANGED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hash = repeat('a', 64)",
        "events = 9",
        "at = at + interval '1 day'",
        "previous = repeat('a', 64)"
      })
  void seesAnEditedSeal(String edit) {
    room.tamper("update audit_seal set " + edit + " where seq = 2");
    assertThat(room.verify()).isEqualTo(new Broken(2, Flaw.SEAL_CHANGED));
  }

  /** Edited events with a seal that fits them again: only the signed head tells. */
  @Test
  void seesAChainThatWasComputedAnew() {
    room.tamper("update audit_event set actor = 'somebody-else' where seal = 3");
    var database = room.database();
    var hash =
        database.inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx -> {
              var seal = Seals.last(tx).orElseThrow();
              return Seal.over(Seals.of(tx, seal), 3, seal.previous(), seal.at()).hash();
            });
    room.tamper("update audit_seal set hash = '" + hash + "' where seq = 3");
    assertThat(room.verify()).isEqualTo(new Broken(3, Flaw.SEAL_CHANGED));
  }

  @ParameterizedTest
  @CsvSource({"1, SEAL_MISSING", "2, SEAL_MISSING", "3, TAIL_MISSING"})
  void seesARemovedSeal(long seal, Flaw flaw) {
    room.tamper("delete from audit_seal where seq = " + seal);
    assertThat(room.verify()).isEqualTo(new Broken(seal, flaw));
  }

  @Test
  void seesARemovedTail() {
    room.tamper("delete from audit_event where seal >= 2");
    room.tamper("delete from audit_seal where seq >= 2");
    assertThat(room.verify()).isEqualTo(new Broken(3, Flaw.TAIL_MISSING));
  }

  @Test
  void seesEventsWhoseSealIsGoneEverywhere() {
    room.tamper("delete from audit_seal where seq = 3");
    room.deleteHead(3);
    assertThat(room.verify()).isEqualTo(new Broken(3, Flaw.SEAL_MISSING));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void seesAMissingHead(long seal) {
    room.deleteHead(seal);
    assertThat(room.verify()).isEqualTo(new Broken(seal, Flaw.HEAD_MISSING));
  }

  @Test
  void aHeadMayStillBeOnItsWay() {
    room.deleteHead(3);
    room.clock().pass(Duration.ofSeconds(59));
    assertThat(new AuditVerifier(room.database(), room.journal(), room.key()).verify())
        .isEqualTo(new Intact(7, 3, List.of()));
  }

  @Test
  void seesAHeadOfAnotherKey() throws IOException, ParseException {
    var stranger = SigningKey.parse(SigningKey.generate());
    var jws = JWSObject.parse(Files.readString(room.headFile(2)));
    var forged = stranger.sign(jws.getPayload().toBytes(), Head.TYP);
    room.journal().putHead(new AuditHead(2, forged));
    assertThat(room.verify()).isEqualTo(new Broken(2, Flaw.HEAD_FORGED));
  }

  @Test
  void seesAHeadOfAnotherSealInItsPlace() throws IOException {
    Files.copy(room.headFile(1), room.headFile(2), StandardCopyOption.REPLACE_EXISTING);
    assertThat(room.verify()).isEqualTo(new Broken(2, Flaw.HEAD_FORGED));
  }

  @Test
  void seesASignedTextOfAnotherKindInItsPlace() {
    var text = "{\"sequence\":2,\"hash\":\"\",\"events\":3,\"at\":\"2027-03-05T11:12:13Z\"}";
    var jws = room.key().sign(text.getBytes(StandardCharsets.UTF_8), "slett-entry");
    room.journal().putHead(new AuditHead(2, jws));
    assertThat(room.verify()).isEqualTo(new Broken(2, Flaw.HEAD_FORGED));
  }

  @Test
  void seesAForgedHeadBeyondTheEnd() throws IOException {
    Files.copy(room.headFile(1), room.headFile(9));
    assertThat(room.verify()).isEqualTo(new Broken(9, Flaw.HEAD_FORGED));
    Files.copy(room.headFile(1), room.headFile(9).resolveSibling("x"));
    assertThat(room.verify()).isEqualTo(new Broken(4, Flaw.HEAD_FORGED));
  }

  @Test
  void aGapThatNobodyToldOfIsNoRestore() {
    room.tamper("delete from audit_event where seal = 3");
    room.tamper("delete from audit_seal where seq = 3");
    room.newSealer().sealOnce();
    assertThat(room.verify()).isEqualTo(new Intact(6, 3, List.of(new Gap(3, 3))));

    room.tamper("update audit_event set digest = '2-3' where action = 'audit-gap'");
    assertThat(room.verify()).isEqualTo(new Broken(3, Flaw.SEAL_MISSING));
  }

  @Test
  void beginsWhereOldEventsWereDropped() {
    room.clock().pass(Period.ofYears(3));
    room.clock().pass(Period.ofMonths(1));
    room.seal(4);
    room.tamper("delete from audit_event where seal < 3");
    room.tamper("delete from audit_seal where seq < 3");
    assertThat(room.verify()).isEqualTo(new Intact(6, 2, List.of()));

    room.tamper("update audit_seal set previous = repeat('a', 64) where seq = 3");
    assertThat(room.verify()).isEqualTo(new Broken(3, Flaw.SEAL_CHANGED));
  }
}
