package no.slett.document.inspect.pdf;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.PageLimit;
import no.slett.document.inspect.Refusal;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.jspecify.annotations.Nullable;

/** The pages and the bookmarks of a PDF: trees that a hostile one ties into rings. */
final class PdfTrees {
  private static final int MOST_BOOKMARKS = 50_000;

  private PdfTrees() {}

  /** Walks both trees from the catalogue. */
  static void check(COSDictionary catalogue) {
    checkPages(catalogue.getDictionaryObject("Pages"));
    checkBookmarks(catalogue.getDictionaryObject("Outlines"));
  }

  private static void checkPages(@Nullable COSBase root) {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSDictionary> waiting = new ArrayDeque<>();
    push(root, waiting);
    var pages = 0;
    while (!waiting.isEmpty()) {
      var node = waiting.pop();
      PageLimit.check(node.getLong("Count", 0));
      if (node.getDictionaryObject("Kids") instanceof COSArray kids) {
        once(node, seen);
        for (var i = 0; i < kids.size(); i++) {
          push(kids.getObject(i), waiting);
        }
        PageLimit.check(waiting.size());
      } else {
        PageLimit.check(++pages);
      }
    }
  }

  private static void checkBookmarks(@Nullable COSBase root) {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSDictionary> waiting = new ArrayDeque<>();
    push(root, waiting);
    while (!waiting.isEmpty()) {
      var node = waiting.pop();
      once(node, seen);
      push(node.getDictionaryObject("First"), waiting);
      push(node.getDictionaryObject("Next"), waiting);
      if (seen.size() > MOST_BOOKMARKS) {
        throw new Refusal(Finding.STRUCTURE_LOOP);
      }
    }
  }

  private static void once(COSDictionary node, Set<COSBase> seen) {
    if (!seen.add(node)) {
      throw new Refusal(Finding.STRUCTURE_LOOP);
    }
  }

  private static void push(@Nullable COSBase node, Deque<COSDictionary> waiting) {
    if (node instanceof COSDictionary dictionary) {
      waiting.push(dictionary);
    }
  }
}
