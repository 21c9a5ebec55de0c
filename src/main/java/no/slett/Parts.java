package no.slett;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what was started, the last first; one that fails keeps no other from ending. */
final class Parts implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger(Parts.class.getName())
            .log(
                Level.WARNING,
                "{0} did not end well: {1}",
                part.getClass().getSimpleName(),
                e.getClass().getName());
      }
    }
  }
}
