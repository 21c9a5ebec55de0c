package no.slett;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.slett.journal.EarlierLayoutException;
import no.slett.journal.ForgedEntryException;
import no.slett.journal.IncompleteJournalException;
import no.slett.settings.InvalidSettings;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the doors shut until everything belongs together and whatever a restore brought back has
 * been replayed. Tried again and again; each reason is logged once.
 */
final class Opening {
  private static final System.Logger LOG = System.getLogger(Opening.class.getName());

  private final Supplier<List<String>> markers;
  private final Runnable replay;
  private final Runnable begin;
  private boolean begun;
  private @Nullable InvalidSettings refused;
  private volatile Optional<String> trouble = Optional.of("starting");

  /**
   * Shut at first.
   *
   * @param markers what does not belong together
   * @param replay obeys the journal
   * @param begin starts the work that needs an open house
   */
  Opening(Supplier<List<String>> markers, Runnable replay, Runnable begin) {
    this.markers = markers;
    this.replay = replay;
    this.begin = begin;
  }

  /** Why the doors are shut; empty once they are open. */
  Optional<String> trouble() {
    return trouble;
  }

  boolean isOpen() {
    return trouble.isEmpty();
  }

  /** Shuts the doors again, so that the next try replays: somebody restored under our feet. */
  void shutIf(boolean different) {
    if (different && isOpen()) {
      keepShut("journal and database were found to differ while running");
    }
  }

  /**
   * The first try.
   *
   * @throws InvalidSettings when it must not be tried again with what is configured
   */
  void start() {
    tryOnce();
    if (refused != null) {
      throw refused;
    }
  }

  /** One try; does nothing once the doors are open. */
  void tryOnce() {
    if (isOpen()) {
      return;
    }
    try {
      var troubles = markers.get();
      if (!troubles.isEmpty()) {
        keepShut(String.join("; ", troubles));
        return;
      }
      replay.run();
      if (!begun) {
        begin.run();
        begun = true;
      }
      trouble = Optional.empty();
    } catch (InvalidSettings e) {
      refused = e;
      keepShut(String.join("; ", e.problems()));
    } catch (RuntimeException e) {
      keepShut("not ready: " + reason(e));
    }
  }

  /** Messages of other exceptions may come from anywhere; what is forged the operator must know. */
  private static String reason(RuntimeException e) {
    return e instanceof ForgedEntryException
            || e instanceof IncompleteJournalException
            || e instanceof EarlierLayoutException
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }

  private void keepShut(String reason) {
    if (!Optional.of(reason).equals(trouble)) {
      LOG.log(Level.ERROR, "Slett stays shut: {0}", reason);
    }
    trouble = Optional.of(reason);
  }
}
