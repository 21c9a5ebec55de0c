package no.slett.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.HiringProcessId;
import no.slett.law.Law;
import no.slett.vault.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockSweepTest {
  @TempDir Path folder;
  private HiringRoom room;

  @BeforeEach
  void open() {
    room = new HiringRoom(folder);
  }

  @AfterEach
  void close() {
    assertThat(room.database().activeConnections()).isZero();
    room.close();
  }

  @Test
  @Law({"PU-1", "PU-2"})
  void aForgottenProcessIsWarnedOfTwiceAndThenClosesItself() {
    var id = room.open();

    room.day(150);
    room.clock.pass(Duration.ofSeconds(-1));
    assertThat(sweeps()).containsExactly(0, 0);
    room.day(150);
    assertThat(sweeps()).containsExactly(1, 0);
    room.clock.set(HiringRoom.after(173).minusSeconds(1));
    assertThat(sweeps()).containsExactly(0, 0);
    room.day(173);
    assertThat(sweeps()).containsExactly(1, 0);
    assertThat(room.status(id)).isEqualTo(Status.OPEN);
    assertThat(room.mails())
        .extracting(mail -> mail.path("subject").asText())
        .satisfiesExactly(
            first -> assertThat(first).contains("30 dagar", "Utvikler"),
            second -> assertThat(second).contains("7 dagar"));
    assertThat(room.mails())
        .extracting(mail -> mail.path("to").asText())
        .containsOnly("jobb@example.no");

    room.day(180);
    assertThat(room.status(id)).as("before any sweep").isEqualTo(Status.CLOSING);
    room.clock.pass(Duration.ofHours(5));
    assertThat(sweeps()).containsExactly(1, 0);

    assertThat(room.closings(id)).containsExactly("clock");
    assertThat(room.entries()).isEqualTo(1);
    assertThat(room.timing(id))
        .isEqualTo(
            new Timing(
                HiringRoom.START,
                HiringRoom.after(180),
                HiringRoom.START,
                room.timing(id).latest(),
                HiringRoom.after(180),
                HiringRoom.after(194),
                true,
                0,
                null));
    room.day(194);
    assertThat(room.status(id)).isEqualTo(Status.CLOSED);
    assertThat(sweeps()).containsExactly(0, 0);
  }

  @Test
  @Law("PU-2")
  void workMovesTheDateAwayAndItIsWarnedOfAnew() {
    var id = room.open();
    var activity = room.activity();
    room.day(160);
    assertThat(sweeps()).containsExactly(1, 0);
    activity.touched(id);
    assertThat(room.timing(id).closingAt()).isEqualTo(HiringRoom.after(340));
    assertThat(room.warned(id)).isZero();

    room.day(180);
    assertThat(sweeps()).containsExactly(0, 0);
    assertThat(room.status(id)).isEqualTo(Status.OPEN);
    room.day(310);
    assertThat(sweeps()).containsExactly(1, 0);
    room.day(333);
    assertThat(sweeps()).containsExactly(1, 0);
    assertThat(room.mails()).hasSize(3);
  }

  @Test
  @Law("PU-2")
  void theGreatestAgeClosesABusyProcessTooAndNothingReopensIt() {
    var id = room.open();
    var activity = room.activity();
    for (var day = 100; day <= 300; day += 100) {
      room.day(day);
      activity.touched(id);
    }
    assertThat(room.timing(id).closingAt()).isEqualTo(HiringRoom.after(365 - 14));

    room.day(330);
    activity.touched(id);
    assertThat(sweeps()).as("within 30 days").containsExactly(1, 0);
    assertThat(room.mails().getFirst().path("text").asText())
        .contains("vore open så lenge som ein prosess kan vere");
    room.day(331);
    activity.touched(id);
    assertThat(sweeps()).as("work moves nothing any more").containsExactly(0, 0);
    room.day(350);
    assertThat(sweeps()).containsExactly(1, 0);

    room.day(352);
    assertThat(room.status(id)).isEqualTo(Status.CLOSING);
    assertThat(sweeps()).containsExactly(1, 0);
    refusedReopening(id);
    room.day(365);
    assertThat(room.status(id)).isEqualTo(Status.CLOSED);
  }

  @Test
  @Law("PU-2")
  void aDeadlineAfterTheOpeningIsWhereInactivityBegins() {
    var id = room.open(null, HiringRoom.after(60), null);
    room.day(239);
    assertThat(room.status(id)).isEqualTo(Status.OPEN);
    room.day(240);
    assertThat(room.status(id)).isEqualTo(Status.CLOSING);
  }

  @Test
  void anUnsolicitedProcessStandsOpen() {
    var id = room.open(Kind.UNSOLICITED, null, null);
    room.activity().touched(id);
    for (var day : List.of(180, 365, 5000)) {
      room.day(day);
      assertThat(sweeps()).containsExactly(0, 0);
      assertThat(room.status(id)).isEqualTo(Status.OPEN);
    }
  }

  @Test
  @Law("PU-1")
  void withoutAWindowItIsClosedAtOnce() {
    var id = room.open(null, null, "P0D");
    room.day(180);
    assertThat(room.status(id)).isEqualTo(Status.CLOSED);
    assertThat(sweeps()).containsExactly(1, 0);
    assertThat(room.timing(id).closedAt()).isEqualTo(HiringRoom.after(180));
    refusedReopening(id);
  }

  @Test
  @Law("PU-1")
  void closingIsOnRecordOnceWhoeverBeganIt() {
    var id = room.open();
    room.day(10);
    room.hiring.close(HiringRoom.KARI, id);
    room.day(11);
    assertThat(sweeps()).containsExactly(0, 0);
    assertThat(room.closings(id)).containsExactly(HiringRoom.KARI.subject());
    assertThat(room.timing(id).closedAt()).isEqualTo(HiringRoom.after(24));
    room.day(24);
    assertThat(room.status(id)).isEqualTo(Status.CLOSED);
  }

  @Test
  void aProcessReopensTwiceAtMost() {
    var id = room.open();
    for (var day : List.of(10, 20)) {
      room.day(day);
      room.hiring.close(HiringRoom.KARI, id);
      room.clock.pass(Duration.ofDays(1));
      room.hiring.reopen(HiringRoom.KARI, id);
      assertThat(room.status(id)).isEqualTo(Status.OPEN);
    }
    assertThat(room.timing(id).closingAt()).isEqualTo(HiringRoom.after(21 + 180));
    room.day(30);
    room.hiring.decide(HiringRoom.KARI, id);
    refusedReopening(id);
  }

  @Test
  void whatClosedItselfMayBeReopenedWhileItsWindowLasts() {
    var id = room.open();
    room.day(181);
    room.sweep().sweepOnce();
    room.hiring.reopen(HiringRoom.KARI, id);
    assertThat(room.timing(id).closingAt())
        .as("now the greatest age is nearer")
        .isEqualTo(HiringRoom.after(351));
    assertThat(room.warned(id)).isZero();
    assertThat(sweeps()).containsExactly(0, 0);
    room.day(321);
    assertThat(sweeps()).containsExactly(1, 0);
  }

  @Test
  void oneLetterWhenNothingSweptForWeeks() {
    var id = room.open();
    room.day(176);
    assertThat(sweeps()).containsExactly(1, 0);
    assertThat(room.warned(id)).isEqualTo(2);
    assertThat(room.mails().getFirst().path("subject").asText()).contains("4 dagar");
  }

  @Test
  void twoInstancesDoEachThingOnce() throws Exception {
    var closing = new ArrayList<HiringProcessId>();
    for (var i = 0; i < 12; i++) {
      closing.add(room.open());
    }
    room.day(100);
    for (var i = 0; i < 12; i++) {
      room.open();
    }
    room.day(255);

    assertThat(together()).isEqualTo(24);

    assertThat(room.entries()).isEqualTo(12);
    assertThat(closing).allSatisfy(id -> assertThat(room.closings(id)).containsExactly("clock"));
    assertThat(room.mails()).hasSize(12);
    assertThat(sweeps()).containsExactly(0, 0);
  }

  private int together() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> work = () -> room.sweep().sweepOnce();
      var done = 0;
      for (var result : threads.invokeAll(List.of(work, work))) {
        done += result.get();
      }
      return done;
    }
  }

  @Test
  @Law("PU-2")
  void aJournalThatIsAwayDelaysTheEntryNotTheClosing() throws IOException {
    var id = room.open();
    room.day(180);
    var entries = folder.resolve("journal").resolve("entries");
    Files.writeString(entries, "in the way of the folder");
    assertThatThrownBy(() -> room.sweep().sweepOnce())
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(room.status(id)).isEqualTo(Status.CLOSING);
    assertThat(room.sweep().sweepOnce()).isZero();

    Files.delete(entries);
    assertThat(room.events.carryOn()).isEqualTo(1);
    assertThat(room.entries()).isEqualTo(1);
    assertThat(room.closings(id)).hasSize(1);
  }

  @Test
  void aClosingThatGotStuckIsNotDoneAfterTheReopening() throws IOException {
    var id = room.open();
    room.day(180);
    var entries = folder.resolve("journal").resolve("entries");
    Files.writeString(entries, "in the way of the folder");
    assertThatThrownBy(() -> room.sweep().sweepOnce())
        .isInstanceOf(StoreUnavailableException.class);
    Files.delete(entries);
    room.hiring.reopen(HiringRoom.KARI, id);

    assertThat(room.events.carryOn()).isEqualTo(1);

    assertThat(room.status(id)).isEqualTo(Status.OPEN);
    assertThat(room.timing(id).pressed()).isFalse();
  }

  /** What two sweeps in a row did: the second should never find anything. */
  private List<Integer> sweeps() {
    return List.of(room.sweep().sweepOnce(), room.sweep().sweepOnce());
  }

  private void refusedReopening(HiringProcessId id) {
    assertThatThrownBy(() -> room.hiring.reopen(HiringRoom.KARI, id))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.WRONG_STATE));
  }
}
