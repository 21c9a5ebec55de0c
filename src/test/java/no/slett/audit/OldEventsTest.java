package no.slett.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import no.slett.audit.Verdict.Broken;
import no.slett.audit.Verdict.Flaw;
import no.slett.audit.Verdict.Intact;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is logged is kept for three years and no longer, and what is kept can be verified. */
class OldEventsTest {
  private static final Scope SCOPE = Scope.system(Purpose.ACCOUNTABILITY, "test");

  /** Three years after March 2027, in Oslo. */
  private static final Instant APRIL = Instant.parse("2030-03-31T22:00:00Z");

  @TempDir private Path folder;
  private AuditRoom room;
  private OldEvents old;

  @BeforeEach
  void log() {
    room = new AuditRoom(folder.resolve("journal"));
    old = new OldEvents(room.database());
    room.seal(2, 3);
    room.clock().pass(Period.ofMonths(1));
    room.seal(4);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void goesByWholeMonths() {
    room.clock().set(APRIL.minusSeconds(1));
    old.sweep();
    assertThat(events()).isEqualTo(9);
    room.clock().set(APRIL);
    old.sweep();
    assertThat(events()).as("those of April, and that those of March were dropped").isEqualTo(5);
    room.sealer().sealOnce();
    assertThat(told()).containsExactly("1-2");
    assertThat(room.verify()).isEqualTo(new Intact(5, 2, List.of()));
    old.sweep();
    assertThat(told()).hasSize(1);
  }

  @Test
  void theNewestSealStaysAndTheChainGoesOn() {
    room.clock().pass(Period.ofYears(10));
    old.sweep();
    room.newSealer().sealOnce();
    assertThat(room.verify()).isEqualTo(new Intact(5, 2, List.of()));
    room.clock().pass(Period.ofYears(10));
    old.sweep();
    assertThat(room.verify()).isEqualTo(new Intact(1, 1, List.of()));
  }

  @Test
  void whoDropsTooEarlyIsSeen() {
    room.clock().set(APRIL.minusSeconds(7200));
    room.tamper("delete from audit_event where seal < 3");
    room.tamper("delete from audit_seal where seq < 3");
    assertThat(new AuditVerifier(room.database(), room.journal(), room.key()).verify())
        .isEqualTo(new Broken(1, Flaw.SEAL_MISSING));
  }

  @Test
  void nobodyDeletesWhatIsYoung() {
    room.clock().pass(Period.ofYears(2));
    assertThat(delete("audit_event")).isZero();
    assertThat(delete("audit_seal")).isZero();
    room.clock().pass(Period.ofMonths(11).plusDays(1));
    assertThat(delete("audit_event")).isEqualTo(5);
    assertThat(delete("audit_seal")).isEqualTo(2);
  }

  private long delete(String table) {
    return room.database().inTransaction(SCOPE, tx -> tx.update("delete from " + table));
  }

  private int events() {
    return room.database()
        .inTransaction(SCOPE, tx -> tx.list("select id from audit_event", r -> r.number("id")))
        .size();
  }

  private List<String> told() {
    return room.database()
        .inTransaction(
            SCOPE,
            tx ->
                tx.list(
                    "select digest from audit_event where action = 'audit-dropped'",
                    row -> row.text("digest")));
  }
}
