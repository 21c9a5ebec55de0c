package no.slett.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the privacy officer sees of erasures: opaque ids, times and counts. */
final class ErasureShown {
  private ErasureShown() {}

  /**
   * One application whose time has come.
   *
   * @param state due, overdue, blocked or done
   * @param rule what made or will make it go; null once it is claimed
   * @param trigger the same in the words of its certificate; null before it is claimed
   * @param dueAt since when it should be gone, or until when something keeps it
   * @param latest what its receipt promised
   */
  record Item(
      String applicationId,
      String hiringProcessId,
      String state,
      @Nullable String rule,
      @Nullable String trigger,
      Instant dueAt,
      Instant latest,
      @Nullable Instant claimedAt,
      @Nullable Instant finishedAt,
      List<Block> blocks) {
    Item {
      blocks = List.copyOf(blocks);
    }

    Item blockedBy(List<Block> all) {
      return new Item(
          applicationId,
          hiringProcessId,
          state,
          rule,
          trigger,
          dueAt,
          latest,
          claimedAt,
          finishedAt,
          all);
    }
  }

  /**
   * What keeps an application.
   *
   * @param kind hold, restriction, request, talent-pool or claims-defence
   */
  record Block(String kind, Instant until) {}

  /**
   * What goes if nothing else happens.
   *
   * @param withoutErasureDate applications of which nothing says when they go; always 0
   * @param days every day from today on
   */
  record Forecast(Instant at, long withoutErasureDate, List<Day> days) {
    Forecast {
      days = List.copyOf(days);
    }
  }

  /**
   * One day in Oslo; the first one has all that is due already.
   *
   * @param date ISO 8601
   * @param erasures how many applications go
   * @param rules why they do
   * @param blocked how many would go, but for something that keeps them
   */
  record Day(String date, long erasures, List<Why> rules, List<Kept> blocked) {
    Day {
      rules = List.copyOf(rules);
      blocked = List.copyOf(blocked);
    }
  }

  /** How many go by a rule. */
  record Why(String rule, long count) {}

  /** How many are kept by one kind of block. */
  record Kept(String kind, long count) {}
}
