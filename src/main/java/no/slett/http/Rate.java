package no.slett.http;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * So many calls in so much time. They may all come at once; after that they come back one by one.
 */
public record Rate(long calls, Duration per) {
  private static final long MOST = 1_000_000;

  public Rate {
    if (calls < 1 || calls > MOST || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("a rate is 1 to 1000000 calls in some time");
    }
  }

  /**
   * Reads {@code 5/PT15M}: five calls in a quarter of an hour.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static Rate parse(String text) {
    var slash = text.indexOf('/');
    try {
      return new Rate(
          Long.parseLong(text.substring(0, Math.max(0, slash))),
          Duration.parse(text.substring(slash + 1)));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new IllegalArgumentException("a rate looks like 5/PT15M");
    }
  }
}
