package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.slett.clock.MovedClock;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
  private final MovedClock clock = new MovedClock(Instant.parse("2027-03-05T11:12:13Z"));
  private final RateLimit limit = new RateLimit(Rate.parse("3/PT1M"), clock);

  @Test
  void eachCallerHasItsOwnAndGetsThemBackWithTime() {
    for (var i = 0; i < 3; i++) {
      limit.take("a");
    }
    refuses("a", 20);
    limit.take("b");
    clock.pass(Duration.ofSeconds(21));
    limit.take("a");
    refuses("a", 19);
    clock.pass(Duration.ofMinutes(2));
    for (var i = 0; i < 3; i++) {
      limit.take("a");
    }
    refuses("a", 20);
  }

  @Test
  void manyOthersMakeItForgetWhoWasNotThereForLongest() {
    for (var i = 0; i < 3; i++) {
      limit.take("first");
    }
    for (var i = 0; i < 25_000; i++) {
      limit.take("other-" + i);
    }
    limit.take("first");
    limit.take("other-24999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "/PT1M", "0/PT1M", "-1/PT1M", "5/P", "5/PT0S", "x/PT1M", "5/-PT1M"})
  void whatIsNoRateIsRefused(String text) {
    assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNetworkIsThatOfASubscriber() {
    assertThat(prefix("192.0.2.1"))
        .isEqualTo(prefix("192.0.2.254"))
        .isNotEqualTo(prefix("192.0.3.1"));
    assertThat(prefix("2001:db8:7:1::1"))
        .isEqualTo(prefix("2001:db8:7:ffff::2"))
        .isNotEqualTo(prefix("2001:db8:8::1"));
    assertThat(prefix("::ffff:192.0.2.1")).isEqualTo(prefix("192.0.2.9"));
    assertThat(Networks.prefix(Optional.empty())).isEqualTo("unknown");
  }

  private static String prefix(String literal) {
    return Networks.prefix(Optional.of(InetAddress.ofLiteral(literal)));
  }

  private void refuses(String caller, int seconds) {
    var thrown = Assertions.catchThrowableOfType(ProblemException.class, () -> limit.take(caller));
    assertThat(thrown.problem().type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
    var wait = Integer.parseInt(thrown.problem().headers().getOrDefault("Retry-After", "0"));
    assertThat(wait).isBetween(seconds, seconds + 2);
  }
}
