package no.slett.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * Decides law: deadlines, bases, retention, certificates, audit times. Local mode may run it ahead,
 * and tests move it.
 */
public record ServiceClock(InstantSource source) implements InstantSource {
  /** Where days and months are counted. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

  @Override
  public Instant instant() {
    return source.instant();
  }
}
