package no.slett.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final Event INTERVIEW = Event.reached("interview");

  private final Counters counters = new Counters();

  @AfterEach
  void close() {
    counters.close();
  }

  @Test
  @Law("ST-1")
  void fiveAreNotToldAndSixAre() {
    counters.count(INTERVIEW, counters.vacancy, 5);
    counters.count(INTERVIEW, counters.unsolicited, 6);
    counters.clock.set(Counters.LATER);

    var five = counters.published("2027Q1", "vacancy", INTERVIEW);
    assertThat(five.count()).isNull();
    assertThat(five.suppressed()).isTrue();
    var six = counters.published("2027Q1", "unsolicited", INTERVIEW);
    assertThat(six.count()).isEqualTo(6);
    assertThat(six.suppressed()).isFalse();
    var none = counters.published("2027Q2", "vacancy", INTERVIEW);
    assertThat(none.suppressed()).as("none is told apart from few by nobody").isTrue();
  }

  @Test
  @Law("ST-1")
  void nothingIsToldBeforeItsQuarterIsOver() {
    counters.count(INTERVIEW, counters.vacancy, 100);

    assertThat(counters.published("2027Q1", "2027Q1")).isEmpty();
    counters.clock.set(Instant.parse("2027-04-01T21:59:59Z"));
    assertThat(counters.published("2027Q1", "2027Q1")).as("a day in which all commits").isEmpty();
    counters.clock.set(Instant.parse("2027-04-01T22:00:00Z"));
    assertThat(counters.published("2027Q1", "vacancy", INTERVIEW).count()).isEqualTo(100);
  }

  @Test
  void quartersAreThoseOfOslo() {
    counters.clock.set(Instant.parse("2027-03-31T22:00:00Z"));
    counters.count(INTERVIEW, counters.vacancy, 7);
    counters.clock.set(Instant.parse("2027-12-31T22:59:59Z"));
    counters.count(INTERVIEW, counters.vacancy, 8);
    counters.clock.set(Counters.LATER);

    assertThat(counters.published("2027Q2", "vacancy", INTERVIEW).count()).isEqualTo(7);
    assertThat(counters.published("2027Q4", "vacancy", INTERVIEW).count()).isEqualTo(8);
  }

  @Test
  void whatIsRolledBackIsNotCountedAndShardsAddUp() {
    for (var i = 0; i < 6; i++) {
      counters.count(INTERVIEW, counters.vacancy, 1);
    }
    assertThatThrownBy(this::countAndFail).hasMessage("fails");
    counters.execute("update slett.statistic set shard = 70");
    counters.count(INTERVIEW, counters.vacancy, 1);
    counters.clock.set(Counters.LATER);

    assertThat(counters.published("2027Q1", "vacancy", INTERVIEW).count()).isEqualTo(7);
  }

  private void countAndFail() {
    counters
        .test
        .database()
        .run(
            Scope.system(Purpose.RECRUITMENT, "test"),
            tx -> {
              Statistics.count(tx, INTERVIEW, counters.vacancy);
              throw new IllegalStateException("fails");
            });
  }

  @Test
  @Law("ST-1")
  void whatIsReceivedAndWhatIsErasedAreToldTogetherOrNotAtAll() {
    counters.set(
        Map.of(
            Counters.key("2027Q1", "vacancy", Event.RECEIVED), 5L,
            Counters.key("2027Q1", "vacancy", Event.ERASED), 50L,
            Counters.key("2027Q1", "unsolicited", Event.RECEIVED), 6L,
            Counters.key("2027Q1", "unsolicited", Event.ERASED), 50L,
            Counters.key("2027Q2", "unsolicited", Event.RECEIVED), 60L));
    counters.clock.set(Counters.LATER);

    assertThat(counters.published("2027Q1", "vacancy", Event.ERASED).suppressed()).isTrue();
    assertThat(counters.published("2027Q1", "unsolicited", Event.RECEIVED).count()).isEqualTo(6);
    assertThat(counters.published("2027Q1", "unsolicited", Event.ERASED).count()).isEqualTo(50);
    assertThat(counters.published("2027Q2", "unsolicited", Event.RECEIVED).suppressed()).isTrue();
  }

  /** One export minus another: all pairs of ranges, at every time, agree on what they share. */
  @Test
  @Law("ST-1")
  void noTwoExportsDifferByAnybody() {
    var quarters = List.of("2027Q1", "2027Q2", "2027Q3", "2027Q4");
    var told = new HashMap<String, Cell>();
    for (var day : List.of("2027-02-15", "2027-05-15", "2027-08-15", "2027-11-15", "2028-02-15")) {
      counters.clock.set(Instant.parse(day + "T12:00:00Z"));
      for (var from : quarters) {
        for (var to : quarters.subList(quarters.indexOf(from), quarters.size())) {
          for (var cell : counters.published(from, to)) {
            assertThat(told.computeIfAbsent(Counters.key(cell), _ -> cell)).isEqualTo(cell);
          }
        }
      }
      for (var i = 0; i < Event.all().size(); i++) {
        counters.count(Event.all().get(i), counters.vacancy, i);
        counters.count(Event.all().get(i), counters.unsolicited, (i * 7) % 13);
      }
    }
    assertThat(told).hasSize(4 * 2 * Event.all().size());
    assertThat(told.values()).anyMatch(Cell::suppressed).anyMatch(cell -> !cell.suppressed());
  }

  @Test
  @Law("ST-1")
  void nobodySeesTheCountersThemselves() {
    counters.count(INTERVIEW, counters.vacancy, 1);
    for (var purpose : Purpose.values()) {
      var seen =
          counters
              .test
              .database()
              .inTransaction(
                  Scope.system(purpose, "test"),
                  tx -> tx.list("select event from statistic", row -> row.text("event")));
      assertThat(seen).as(purpose.wire()).isEmpty();
    }
  }
}
