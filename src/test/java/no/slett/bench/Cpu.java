package no.slett.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Processor time in seconds, user and system, by whom it was spent. On a machine with few cores it
 * tells more than the clock on the wall: what others do there is not in it.
 *
 * @param client the benchmark itself: the clients, and all of the floor but its servers
 * @param service the service's JVM, without the extractor's
 * @param postgres all processes of PostgreSQL
 * @param store the S3 server, if there is one
 */
record Cpu(double client, double service, double postgres, double store) {
  static final Cpu NONE = new Cpu(0, 0, 0, 0);

  Cpu plus(Cpu other) {
    return new Cpu(
        client + other.client,
        service + other.service,
        postgres + other.postgres,
        store + other.store);
  }

  Cpu minus(Cpu other) {
    return plus(other.each(seconds -> -seconds));
  }

  /** Milliseconds for each of so many things. */
  Cpu perThing(double things) {
    return each(seconds -> 1000 * seconds / things);
  }

  private Cpu each(DoubleUnaryOperator change) {
    return new Cpu(
        change.applyAsDouble(client),
        change.applyAsDouble(service),
        change.applyAsDouble(postgres),
        change.applyAsDouble(store));
  }

  /** All of it, and by whom. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f = %.1f + %.1f + %.1f + %.1f",
        client + service + postgres + store,
        client,
        service,
        postgres,
        store);
  }

  void writeTo(ObjectNode json) {
    json.put("client", client).put("service", service);
    json.put("postgres", postgres).put("store", store);
  }

  /** Reads the clocks of the processes that take part. */
  record Meter(long service, long postgres) {
    /** Ticks of {@code /proc} a second: a constant of Linux towards programs. */
    private static final double TICKS = 100;

    Cpu read() throws IOException {
      var itself = ProcessHandle.current();
      var children = itself.children().map(ProcessHandle::pid).filter(this::isStore).toList();
      var store = 0.0;
      for (var child : children) {
        store += own(child);
      }
      return new Cpu(own(itself.pid()), own(service), family(postgres), store);
    }

    private boolean isStore(long pid) {
      return pid != service && pid != postgres;
    }

    /** A server that is a family of processes: the living ones, and what the dead ones spent. */
    private static double family(long pid) throws IOException {
      var ticks = times(pid, 4);
      for (var child : ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
        ticks += times(child.pid(), 2);
      }
      return ticks / TICKS;
    }

    private static double own(long pid) throws IOException {
      return times(pid, 2) / TICKS;
    }

    /** The sum of the first of: user and system time, the same of children that ended. */
    private static double times(long pid, int count) throws IOException {
      var file = Path.of("/proc", Long.toString(pid), "stat");
      if (!Files.exists(file)) {
        return 0;
      }
      var text = Files.readString(file);
      var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      var sum = 0.0;
      for (var i = 0; i < count; i++) {
        sum += Double.parseDouble(fields[11 + i]);
      }
      return sum;
    }
  }
}
