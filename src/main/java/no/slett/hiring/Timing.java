package no.slett.hiring;

import java.time.Instant;
import java.time.Period;
import no.slett.clock.ServiceClock;
import org.jspecify.annotations.Nullable;

/**
 * The times of a hiring process, from which its status follows (law PU-1, PU-2).
 *
 * <p>{@code closingAt} and {@code closedAt} are never empty for an opened vacancy: they say when it
 * closes by itself if nobody does anything more, so that its clock cannot stall.
 *
 * @param latest greatest age reached, fixed at first opening: {@code closedAt} never lies beyond
 * @param pressed closing was pressed, or has begun by itself and is on record
 */
public record Timing(
    @Nullable Instant openedAt,
    @Nullable Instant decidedAt,
    @Nullable Instant activeAt,
    @Nullable Instant latest,
    @Nullable Instant closingAt,
    @Nullable Instant closedAt,
    boolean pressed,
    int reopenings,
    @Nullable Instant purgedAt) {
  /** Reopening is for mistakes, not for keeping a process alive. */
  static final int MOST_REOPENINGS = 2;

  private static final Period WARNED_BEFORE = Period.ofDays(7);

  static Timing draft() {
    return new Timing(null, null, null, null, null, null, false, 0, null);
  }

  /** The status at an instant. */
  public Status status(Instant at) {
    if (purgedAt != null) {
      return Status.PURGED;
    }
    if (openedAt == null) {
      return Status.DRAFT;
    }
    if (closedAt != null && !at.isBefore(closedAt)) {
      return Status.CLOSED;
    }
    if (closingAt != null && !at.isBefore(closingAt)) {
      return Status.CLOSING;
    }
    return decidedAt == null ? Status.OPEN : Status.DECIDED;
  }

  Timing opened(Instant at, Kind kind, Clockwork clockwork) {
    var furthest =
        kind == Kind.UNSOLICITED
            ? null
            : ServiceClock.after(at, clockwork.retention().greatestAge());
    return new Timing(at, null, at, furthest, null, null, false, 0, null).rescheduled(clockwork);
  }

  Timing decided(Instant at) {
    return new Timing(
        openedAt, at, activeAt, latest, closingAt, closedAt, pressed, reopenings, purgedAt);
  }

  Timing active(Instant at, Clockwork clockwork) {
    return new Timing(
            openedAt, decidedAt, at, latest, closingAt, closedAt, pressed, reopenings, purgedAt)
        .rescheduled(clockwork);
  }

  /** Closing is pressed, and takes effect once the journal knows of it. */
  Timing beingPressed() {
    return new Timing(
        openedAt, decidedAt, activeAt, latest, closingAt, closedAt, true, reopenings, purgedAt);
  }

  /** Closing begins; the window gets shorter where the greatest age is near. */
  Timing closing(Instant at, Period window) {
    return new Timing(
        openedAt,
        decidedAt == null ? at : decidedAt,
        activeAt,
        latest,
        at,
        nearer(ServiceClock.after(at, window)),
        true,
        reopenings,
        purgedAt);
  }

  /** Closing has begun by itself; now it is on record, with the times that were planned. */
  Timing begun() {
    return new Timing(
        openedAt,
        decidedAt == null ? closingAt : decidedAt,
        activeAt,
        latest,
        closingAt,
        closedAt,
        true,
        reopenings,
        purgedAt);
  }

  Timing reopened(Instant at, Clockwork clockwork) {
    return new Timing(openedAt, null, at, latest, null, null, false, reopenings + 1, purgedAt)
        .rescheduled(clockwork);
  }

  /** When it closes by itself, counted anew; frozen once closing was pressed. */
  Timing rescheduled(Clockwork clockwork) {
    if (openedAt == null || latest == null || pressed) {
      return this;
    }
    var begins = earlier(idleUntil(clockwork), lastClosing(clockwork));
    return new Timing(
        openedAt,
        decidedAt,
        activeAt,
        latest,
        begins,
        nearer(ServiceClock.after(begins, clockwork.window())),
        false,
        reopenings,
        purgedAt);
  }

  /**
   * When it closes by itself, counted anew at a start, where a shorter time may be configured:
   * sooner than planned, but with a week for the warning.
   */
  Timing tightened(Instant at, Clockwork clockwork) {
    var anew = rescheduled(clockwork);
    if (closingAt == null || closedAt == null || !closingAt.isAfter(at) || anew.equals(this)) {
      return this;
    }
    var soonest = earlier(closingAt, ServiceClock.after(at, WARNED_BEFORE));
    var begins = later(soonest, earlier(closingAt, set(anew.closingAt())));
    var ends = ServiceClock.after(begins, clockwork.window());
    return new Timing(
        openedAt,
        decidedAt,
        activeAt,
        latest,
        begins,
        earlier(closedAt, ends),
        false,
        reopenings,
        purgedAt);
  }

  /** Whether the greatest age has begun to close it, from when on nothing reopens it. */
  boolean atGreatestAge(Instant at, Clockwork clockwork) {
    return latest != null && !at.isBefore(lastClosing(clockwork));
  }

  private Instant lastClosing(Clockwork clockwork) {
    return ServiceClock.before(set(latest), clockwork.window());
  }

  private Instant idleUntil(Clockwork clockwork) {
    var since = clockwork.deadline() == null ? set(openedAt) : clockwork.deadline();
    if (activeAt != null && activeAt.isAfter(since)) {
      since = activeAt;
    }
    return ServiceClock.after(since, clockwork.retention().inactivity());
  }

  private Instant nearer(Instant end) {
    return latest == null ? end : earlier(end, latest);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant set(@Nullable Instant instant) {
    if (instant == null) {
      throw new IllegalStateException("a vacancy that was opened has its times");
    }
    return instant;
  }

  /** What the clock is wound with. */
  record Clockwork(Retention retention, Period window, @Nullable Instant deadline) {}
}
