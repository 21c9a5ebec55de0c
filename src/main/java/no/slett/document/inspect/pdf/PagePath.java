package no.slett.document.inspect.pdf;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** The path under construction on a page: its box, and whether it is nothing but that box. */
final class PagePath {
  private PageCanvas canvas;
  private @Nullable Rectangle2D box;
  private int rectangles;
  private int lines;
  private boolean clip;

  PagePath(PageCanvas canvas) {
    this.canvas = canvas;
  }

  /** Begins another page. */
  void begin(PageCanvas next) {
    canvas = next;
    clear();
  }

  PageCanvas canvas() {
    return canvas;
  }

  void rectangle(Point2D corner, Point2D opposite) {
    grow(corner);
    grow(opposite);
    rectangles++;
  }

  void point(Point2D point, boolean drawn) {
    grow(point);
    lines += drawn ? 1 : 0;
  }

  void clipAtEnd() {
    clip = true;
  }

  void end(boolean filled) {
    if (box != null) {
      var exact = rectangles == 1 && lines == 0;
      if (filled) {
        canvas.paint(box, exact);
      }
      if (clip) {
        canvas.clip(box, exact);
      }
    }
    clear();
  }

  private void grow(Point2D point) {
    if (box == null) {
      box = new Rectangle2D.Double(point.getX(), point.getY(), 0, 0);
    } else {
      box.add(point);
    }
  }

  private void clear() {
    box = null;
    rectangles = 0;
    lines = 0;
    clip = false;
  }
}
