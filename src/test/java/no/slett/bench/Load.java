package no.slett.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Clients that do one thing over and over. */
final class Load {
  private Load() {}

  /** What a client does, once. */
  interface Client extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
  }

  /**
   * What was done.
   *
   * @param took of each thing, in nanoseconds
   */
  record Done(double seconds, List<Long> took) {
    int things() {
      return took.size();
    }

    /** Milliseconds within which 99 of 100 were done. */
    double p99() {
      var sorted = took.stream().sorted().toList();
      return sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1) / 1e6;
    }
  }

  /** Does things with so many clients at once, until the time is over. */
  static Done during(int clients, Duration time, Callable<Client> maker) throws Exception {
    return whileWanted(
        clients,
        () -> {
          var until = System.nanoTime() + time.toNanos();
          return () -> System.nanoTime() < until;
        },
        maker);
  }

  /** The same as long as it is wanted. */
  static Done during(int clients, BooleanSupplier wanted, Callable<Client> maker) throws Exception {
    return whileWanted(clients, () -> wanted, maker);
  }

  private static Done whileWanted(
      int clients, Supplier<BooleanSupplier> begin, Callable<Client> maker) throws Exception {
    var took = new ConcurrentLinkedQueue<Long>();
    var seconds =
        together(
            clients,
            maker,
            client -> {
              var wanted = begin.get();
              while (wanted.getAsBoolean()) {
                var start = System.nanoTime();
                client.once();
                took.add(System.nanoTime() - start);
              }
            });
    return new Done(seconds, List.copyOf(took));
  }

  /** Seconds that so many clients need to do a number of things. */
  static double seconds(int clients, int things, Callable<Client> maker) throws Exception {
    var left = new AtomicInteger(things);
    return together(
        clients,
        maker,
        client -> {
          while (left.getAndDecrement() > 0) {
            client.once();
          }
        });
  }

  private interface Work {
    void of(Client client) throws Exception;
  }

  private static double together(int clients, Callable<Client> maker, Work work) throws Exception {
    var go = new CountDownLatch(1);
    var running = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (var i = 0; i < clients; i++) {
        var client = maker.call();
        running.add(
            threads.submit(
                () -> {
                  try (client) {
                    go.await();
                    work.of(client);
                  }
                  return true;
                }));
      }
      var start = System.nanoTime();
      go.countDown();
      for (var one : running) {
        finish(one);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void finish(Future<?> one) throws Exception {
    try {
      one.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
