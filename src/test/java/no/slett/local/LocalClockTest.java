package no.slett.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {
  private static final InstantSource SYSTEM =
      InstantSource.fixed(Instant.parse("2026-01-31T10:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "PT0S, 2026-01-31T10:00:00Z",
    "PT5H, 2026-01-31T15:00:00Z",
    "P40D, 2026-03-12T10:00:00Z",
    "P1M, 2026-02-28T10:00:00Z"
  })
  void isAheadOfTheSystemClock(String ahead, Instant expected) {
    assertThat(LocalClock.parse(SYSTEM, ahead).instant()).isEqualTo(expected);
  }

  @Test
  void followsTheSystemClock() {
    var now = new AtomicReference<>(SYSTEM.instant());
    var clock = LocalClock.parse(now::get, "P1D");
    now.set(Instant.parse("2026-05-01T00:00:00Z"));
    assertThat(clock.instant()).isEqualTo("2026-05-02T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-P1D", "PT-1S", "tomorrow", ""})
  void refusesWhatGoesBackOrIsNoPeriod(String ahead) {
    assertThatThrownBy(() -> LocalClock.parse(SYSTEM, ahead))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("slett.local.clock");
  }
}
