package no.slett.clock;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Work that comes back at an interval, each on a thread of its own so that a slow one keeps nobody
 * waiting. Failures are logged by kind, never with their message: it may quote data.
 */
public final class Sweeps implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Sweeps.class.getName());
  private static final Duration LAST_WORK = Duration.ofSeconds(30);

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          10, Thread.ofPlatform().name("sweep-", 0).daemon().factory());

  /** One piece of recurring work. */
  @FunctionalInterface
  public interface Work {
    /** Does whatever there is to do now. */
    void run() throws Exception;
  }

  /** Begins a sweep: after an interval, and again an interval after each end. */
  public Sweeps every(Duration interval, String name, Work work) {
    return every(interval, interval, name, work);
  }

  /** Begins a sweep with a first time of its own, and again an interval after each end. */
  public Sweeps every(Duration first, Duration interval, String name, Work work) {
    var _ =
        threads.scheduleWithFixedDelay(
            () -> guarded(name, work),
            first.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
    return this;
  }

  /** Lets work under way end, within half a minute. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Our own exceptions carry ids and states; a message of others may quote anything. */
  private static String reason(Exception e) {
    return e.getClass().getName().startsWith("no.slett.") ? e.toString() : e.getClass().getName();
  }

  private static void guarded(String name, Work work) {
    try {
      work.run();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "sweep {0} failed: {1}", name, reason(e));
    }
  }
}
