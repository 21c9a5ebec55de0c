package no.slett.document.inspect.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;

/** Visits every dictionary of a PDF, whether or not anything refers to it. */
final class PdfObjects {
  private static final int MOST_OBJECTS = 500_000;
  private static final int DEEPEST = 100;

  private PdfObjects() {}

  /** What looks at a dictionary; a stream is one too. */
  @FunctionalInterface
  interface Visitor {
    void visit(COSDictionary dictionary) throws IOException;
  }

  private record Step(COSBase object, int depth) {}

  static void visit(COSDocument document, Visitor visitor) throws IOException {
    var keys = new ArrayList<>(document.getXrefTable().keySet());
    if (keys.size() > MOST_OBJECTS) {
      throw new Refusal(Finding.STRUCTURE_TOO_DEEP);
    }
    visitDirect(document.getTrailer(), visitor);
    for (var key : keys) {
      var object = document.getObjectFromPool(key);
      visitDirect(object == null ? null : object.getObject(), visitor);
    }
  }

  // References are not followed: each object is in the table by itself, so no loop can hold us.
  private static void visitDirect(@Nullable COSBase root, Visitor visitor) throws IOException {
    Deque<Step> waiting = new ArrayDeque<>();
    push(root, 0, waiting);
    while (!waiting.isEmpty()) {
      var step = waiting.pop();
      switch (step.object()) {
        case COSDictionary dictionary -> {
          visitor.visit(dictionary);
          dictionary.getValues().forEach(v -> push(v, step.depth() + 1, waiting));
        }
        case COSArray array -> array.forEach(v -> push(v, step.depth() + 1, waiting));
        default -> {}
      }
    }
  }

  private static void push(@Nullable COSBase object, int depth, Deque<Step> waiting) {
    if (depth > DEEPEST) {
      throw new Refusal(Finding.STRUCTURE_TOO_DEEP);
    }
    if (object != null && !(object instanceof COSObject)) {
      waiting.push(new Step(object, depth));
    }
  }
}
