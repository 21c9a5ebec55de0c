package no.slett.review;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.slett.directory.Search;

/** Finds the words of a search in a text, each also as the beginning of a longer word. */
final class HitFinder {
  private static final int MOST = 100;
  private static final int AROUND = 80;

  private HitFinder() {}

  static Shown.Hits find(String text, String query) {
    var words =
        Search.of(query).words().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    var hits = new ArrayList<Shown.Hit>();
    var total = 0;
    var boundary = BreakIterator.getWordInstance(Locale.ROOT);
    boundary.setText(text);
    for (int start = boundary.first(), end = boundary.next();
        end != BreakIterator.DONE;
        start = end, end = boundary.next()) {
      if (begins(text.substring(start, end), words)) {
        total++;
        if (hits.size() < MOST) {
          hits.add(new Shown.Hit(start, end, excerpt(text, start, end)));
        }
      }
    }
    return new Shown.Hits(hits, total);
  }

  private static boolean begins(String word, List<String> wanted) {
    var lower = word.toLowerCase(Locale.ROOT);
    return wanted.stream().anyMatch(lower::startsWith);
  }

  private static String excerpt(String text, int start, int end) {
    var from = Math.max(text.lastIndexOf('\n', start) + 1, start - AROUND);
    var newline = text.indexOf('\n', end);
    var to = Math.min(newline < 0 ? text.length() : newline, end + AROUND);
    return text.substring(from, to);
  }
}
