package no.slett.http;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The time limits of one body. All times are of {@link System#nanoTime()}. */
final class BodyWatch {
  private final ReentrantLock lock = new ReentrantLock();
  private long stall;
  private long deadline;
  private long waitingSince;
  private @Nullable Thread waiting;
  private boolean cut;

  BodyWatch(Duration stall, Duration total) {
    this.stall = stall.toNanos();
    this.deadline = System.nanoTime() + total.toNanos();
  }

  /** Replaces what is left of both limits by shorter ones. */
  void hurry(Duration wait) {
    lock.lock();
    try {
      stall = Math.min(stall, wait.toNanos());
      long end = System.nanoTime() + wait.toNanos();
      deadline = end - deadline < 0 ? end : deadline;
    } finally {
      lock.unlock();
    }
  }

  /** The calling thread is about to wait for the client. */
  void begin() {
    lock.lock();
    try {
      waiting = Thread.currentThread();
      waitingSince = System.nanoTime();
      cut |= waitingSince - deadline > 0;
    } finally {
      lock.unlock();
    }
  }

  /** The wait is over; whether it was cut off. The interrupt, if any, has done its work. */
  boolean end() {
    lock.lock();
    try {
      waiting = null;
      if (cut) {
        var _ = Thread.interrupted();
      }
      return cut;
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock, so that an interrupt hits only the wait and never the work after it. */
  void cutIfOverdue(long now) {
    lock.lock();
    try {
      if (waiting != null && (now - waitingSince > stall || now - deadline > 0)) {
        cut = true;
        waiting.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}
