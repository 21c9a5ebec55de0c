package no.slett.spine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that this JVM logs while it is open, the service's own loggers down to FINE. */
final class Logged extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger SERVICE = Logger.getLogger("no.slett");

  /** The servers around the house run in this JVM too; what they log is not the service's. */
  private static final List<String> SURROUNDINGS = List.of("com.icegreen.", "no.nav.");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();

  private Logged() {
    setLevel(Level.ALL);
  }

  static Logged begin() {
    var logged = new Logged();
    SERVICE.setLevel(Level.FINE);
    ROOT.addHandler(logged);
    return logged;
  }

  /** All of it so far, with stack traces. */
  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord record) {
    var logger = String.valueOf(record.getLoggerName());
    if (SURROUNDINGS.stream().noneMatch(logger::startsWith)) {
      var line = new StringWriter();
      line.append(logger).append(' ').append(formatter.formatMessage(record));
      var thrown = record.getThrown();
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(line, true));
      }
      lines.add(line.toString());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    SERVICE.setLevel(null);
  }
}
