package no.slett.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was started, to be ended in the opposite order. Ending waits for a part that is being
 * started meanwhile, so that it is not left behind.
 */
final class Parts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Parts.class.getName());
  private static final int SECONDS = 20;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final ReentrantLock starting = new ReentrantLock();
  private boolean ending;

  /** Starts one more part, unless the end has begun. */
  <T extends AutoCloseable> T start(Callable<T> part) throws Exception {
    starting.lock();
    try {
      if (ending) {
        throw new CannotStartException("Ended while starting");
      }
      var result = part.call();
      started.push(result);
      return result;
    } finally {
      starting.unlock();
    }
  }

  @Override
  public void close() {
    var alone = awaitStart();
    try {
      ending = true;
      while (!started.isEmpty()) {
        end(started.pop());
      }
    } finally {
      if (alone) {
        starting.unlock();
      }
    }
  }

  private boolean awaitStart() {
    try {
      return starting.tryLock(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // One part that will not end must not keep the others running.
  private static void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "A part did not end in order", e);
    }
  }
}
