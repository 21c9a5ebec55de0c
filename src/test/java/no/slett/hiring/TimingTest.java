package no.slett.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import no.slett.clock.ServiceClock;
import no.slett.hiring.Timing.Clockwork;
import no.slett.law.Law;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimingTest {
  /** Noon in Oslo, in winter. */
  private static final Instant OPENED = Instant.parse("2027-02-01T11:00:00Z");

  private static final Instant LATEST = Instant.parse("2028-02-01T11:00:00Z");

  @Test
  void statusFollowsFromTimes() {
    var draft = Timing.draft();
    assertThat(draft.status(LATEST)).isEqualTo(Status.DRAFT);
    var open = draft.opened(OPENED, Kind.VACANCY, clockwork("P14D", null));
    assertThat(open.status(OPENED)).isEqualTo(Status.OPEN);
    var decided = open.decided(day(3));
    assertThat(decided.status(day(3))).isEqualTo(Status.DECIDED);
    var closing = decided.closing(day(4), Period.ofDays(14));
    assertThat(closing.status(day(3))).isEqualTo(Status.DECIDED);
    assertThat(closing.status(day(4))).isEqualTo(Status.CLOSING);
    assertThat(closing.status(day(18).minusNanos(1))).isEqualTo(Status.CLOSING);
    assertThat(closing.status(day(18))).isEqualTo(Status.CLOSED);
  }

  @Test
  @Law("PU-1")
  void anOpenVacancyAlwaysHasADate() {
    var open = open("P14D", null);
    assertThat(open.latest()).isEqualTo(LATEST);
    assertThat(open.closingAt()).isEqualTo(day(180));
    assertThat(open.closedAt()).isEqualTo(day(194));
  }

  @Test
  @Law("PU-2")
  void inactivityCountsFromTheDeadlineWhenThatIsLater() {
    assertThat(open("P14D", day(60)).closingAt()).isEqualTo(day(240));
    assertThat(open("P14D", OPENED.minusSeconds(9)).closingAt())
        .as("a deadline before the opening")
        .isEqualTo(day(180));
  }

  @Test
  @Law("PU-2")
  void workMovesInactivityButNotTheGreatestAge() {
    var clockwork = clockwork("P14D", null);
    var open = open("P14D", null);
    assertThat(open.active(day(100), clockwork).closingAt()).isEqualTo(day(280));
    var late = open.active(day(300), clockwork);
    assertThat(late.closingAt()).isEqualTo(ServiceClock.before(LATEST, Period.ofDays(14)));
    assertThat(late.closedAt()).isEqualTo(LATEST);
  }

  @Test
  @Law("PU-2")
  void aDeadlineBeyondTheGreatestAgeMovesNothing() {
    var open = open("P14D", LATEST.plusSeconds(1));
    assertThat(open.closedAt()).isEqualTo(LATEST);
  }

  @Test
  void aLateCloseGetsAShorterWindow() {
    var open = open("P0D", null);
    var pressed = ServiceClock.before(LATEST, Period.ofDays(5));
    assertThat(open.closing(pressed, Period.ofDays(14)).closedAt()).isEqualTo(LATEST);
  }

  @Test
  void withoutAWindowItIsClosedAsItCloses() {
    var open = open("P0D", null);
    assertThat(open.closingAt()).isEqualTo(open.closedAt()).isEqualTo(day(180));
    assertThat(open.status(day(180))).isEqualTo(Status.CLOSED);
  }

  @Test
  void onceClosingBeganOnRecordNothingMovesIt() {
    var clockwork = clockwork("P14D", null);
    var begun = open("P14D", null).begun();
    assertThat(begun.decidedAt()).isEqualTo(begun.closingAt());
    assertThat(begun.active(day(179), clockwork).closedAt()).isEqualTo(begun.closedAt());
    var pressed = open("P14D", null).closing(day(1), Period.ofDays(14));
    assertThat(pressed.active(day(2), clockwork).closedAt()).isEqualTo(day(15));
  }

  @Test
  void unsolicitedHasNoDateOfItsOwn() {
    var open = Timing.draft().opened(OPENED, Kind.UNSOLICITED, clockwork("P14D", null));
    assertThat(open.closingAt()).isNull();
    assertThat(open.latest()).isNull();
    assertThat(open.active(day(1000), clockwork("P14D", null)).closingAt()).isNull();
    assertThat(open.status(day(9999))).isEqualTo(Status.OPEN);
  }

  @Test
  void daylightSavingMovesNoDeadline() {
    assertThat(open("P14D", null).closingAt())
        .as("180 days later it is noon in Oslo again, in summer")
        .isEqualTo(Instant.parse("2027-07-31T10:00:00Z"));
    var night = Instant.parse("2027-03-14T01:30:00Z");
    var opened = Timing.draft().opened(night, Kind.VACANCY, clockwork("P14D", null));
    assertThat(opened.closing(night, Period.ofDays(14)).closedAt())
        .as("half past two does not exist on 28 March")
        .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
  }

  @Test
  void reopeningWindsTheClockAnew() {
    var clockwork = clockwork("P14D", null);
    var again = open("P14D", null).closing(day(10), Period.ofDays(14)).reopened(day(12), clockwork);
    assertThat(again.status(day(12))).isEqualTo(Status.OPEN);
    assertThat(again.closingAt()).isEqualTo(day(192));
    assertThat(again.latest()).isEqualTo(LATEST);
    assertThat(again.reopenings()).isEqualTo(1);
  }

  @Test
  void knowsWhenTheGreatestAgeCloses() {
    var clockwork = clockwork("P14D", null);
    var begins = ServiceClock.before(LATEST, Period.ofDays(14));
    var open = open("P14D", null);
    assertThat(open.atGreatestAge(begins.minusNanos(1), clockwork)).isFalse();
    assertThat(open.atGreatestAge(begins, clockwork)).isTrue();
  }

  private static Timing open(String window, @Nullable Instant deadline) {
    return Timing.draft().opened(OPENED, Kind.VACANCY, clockwork(window, deadline));
  }

  private static Clockwork clockwork(String window, @Nullable Instant deadline) {
    return new Clockwork(Retention.defaults(), Period.parse(window), deadline);
  }

  private static Instant day(int days) {
    return ServiceClock.after(OPENED, Period.ofDays(days));
  }
}
