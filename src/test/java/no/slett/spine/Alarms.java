package no.slett.spine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Catches whatever is logged as a warning or worse, by anybody in this JVM. */
final class Alarms extends Handler {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");

  private Alarms() {
    setLevel(Level.WARNING);
    setFormatter(new SimpleFormatter());
  }

  /** Listens from now on. */
  static Alarms listen() {
    var alarms = new Alarms();
    alarms.root.addHandler(alarms);
    return alarms;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      lines.add(entry.getLoggerName() + ": " + getFormatter().formatMessage(entry));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
