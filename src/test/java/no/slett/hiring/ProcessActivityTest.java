package no.slett.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessActivityTest {
  private HiringRoom room;

  @BeforeEach
  void open(@TempDir Path folder) {
    room = new HiringRoom(folder);
  }

  @AfterEach
  void close() {
    assertThat(room.database().activeConnections()).isZero();
    room.close();
  }

  @Test
  void isNotedOnceADay() {
    var id = room.open();
    var activity = room.activity();
    room.clock.pass(Duration.ofHours(23));
    activity.touched(id);
    assertThat(room.timing(id).activeAt()).isEqualTo(HiringRoom.START);
    room.day(1);
    activity.touched(id);
    assertThat(room.timing(id).activeAt()).isEqualTo(HiringRoom.after(1));
    room.clock.pass(Duration.ofHours(23));
    activity.touched(id);
    room.activity().touched(id);
    assertThat(room.timing(id).activeAt()).isEqualTo(HiringRoom.after(1));
    room.day(2);
    activity.touched(id);
    assertThat(room.timing(id).closingAt()).isEqualTo(HiringRoom.after(182));
  }

  /** An application that is being committed holds the process under a share lock. */
  @Test
  void givesUpAtOnceWhileSomebodyHoldsTheProcess() {
    var id = room.open();
    var activity = room.activity();
    room.day(5);
    room.database()
        .run(
            Scope.of(Purpose.INTAKE, Actor.anonymous()),
            tx -> {
              assertThat(HiringProcesses.findForShare(tx, id)).isPresent();
              activity.touched(id);
            });
    assertThat(room.timing(id).activeAt()).isEqualTo(HiringRoom.START);
    activity.touched(id);
    assertThat(room.timing(id).activeAt()).isEqualTo(HiringRoom.after(5));
  }

  @Test
  @Law("PU-2")
  void whatHasBegunToCloseDoesNotComeBack() {
    var id = room.open();
    room.day(180);
    room.activity().touched(id);
    assertThat(room.timing(id).closingAt()).isEqualTo(HiringRoom.after(180));
    room.sweep().sweepOnce();
    room.activity().touched(id);
    assertThat(room.timing(id).closedAt()).isEqualTo(HiringRoom.after(194));
  }

  @Test
  void aDecidedProcessIsStillWorkedOn() {
    var id = room.open();
    room.day(10);
    room.hiring.decide(HiringRoom.KARI, id);
    room.day(20);
    room.activity().touched(id);
    assertThat(room.timing(id).closingAt()).isEqualTo(HiringRoom.after(200));
    assertThat(room.status(id)).isEqualTo(Status.DECIDED);
  }
}
