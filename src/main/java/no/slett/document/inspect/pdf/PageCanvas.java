package no.slett.document.inspect.pdf;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What has been painted on a page so far, coarsely: enough to tell white text on paper from white
 * text on a coloured box.
 *
 * <p>Where it is not sure, it says that anything may be there, so that no honest CV is suspected.
 */
final class PageCanvas {
  private static final int MOST_AREAS = 5_000;

  /** Lines thinner than this hide no letter. */
  private static final double THIN = 3;

  private record Area(Rectangle2D box, Colour colour) {}

  private record State(Rectangle2D clip, boolean exactClip, Colour fill, int components) {}

  /** How far beside the page letters may stand without being meant to be out of sight. */
  private static final double MARGIN = 20;

  private final Rectangle2D page;
  private final List<Area> areas = new ArrayList<>();
  private final List<Rectangle2D> images = new ArrayList<>();
  private final Deque<State> states = new ArrayDeque<>();
  private State state;

  PageCanvas(Rectangle2D page) {
    this.page = page;
    this.state = new State(page, true, Colour.BLACK, 1);
  }

  void save() {
    states.push(state);
  }

  void restore() {
    if (!states.isEmpty()) {
      state = states.pop();
    }
  }

  Colour fill() {
    return state.fill;
  }

  int components() {
    return state.components;
  }

  void fill(Colour colour, int components) {
    state = new State(state.clip, state.exactClip, colour, components);
  }

  /** Paints only within this box from now on. */
  void clip(Rectangle2D box, boolean rectangle) {
    var both = state.clip.createIntersection(box);
    var some = both.getWidth() > 0 && both.getHeight() > 0;
    state =
        new State(
            some ? both : new Rectangle2D.Double(),
            state.exactClip && rectangle,
            state.fill,
            state.components);
  }

  /** Fills this box; a shape that is no rectangle leaves parts of its box as they were. */
  void paint(Rectangle2D box, boolean rectangle) {
    add(box, rectangle && state.exactClip ? state.fill : Colour.UNKNOWN);
  }

  /** Covers all that is not clipped with colours that nobody can foretell. */
  void shade() {
    add(state.clip, Colour.UNKNOWN);
  }

  void image(Rectangle2D box) {
    images.add(box);
    add(box, Colour.UNKNOWN);
  }

  /** Whether a point lies clearly outside of the page. */
  boolean beside(double x, double y) {
    return x < page.getMinX() - MARGIN
        || x > page.getMaxX() + MARGIN
        || y < page.getMinY() - MARGIN
        || y > page.getMaxY() + MARGIN;
  }

  /** The colour at a point, painted last. */
  Colour at(double x, double y) {
    if (areas.size() >= MOST_AREAS) {
      return Colour.UNKNOWN;
    }
    for (var area : areas.reversed()) {
      if (area.box.contains(x, y)) {
        return area.colour;
      }
    }
    return Colour.WHITE;
  }

  /** Whether a picture lies there, painted at any time: scans carry their text under it. */
  boolean pictured(double x, double y) {
    return images.stream().anyMatch(i -> i.contains(x, y));
  }

  private void add(Rectangle2D box, Colour colour) {
    var seen = box.createIntersection(state.clip);
    if (seen.getWidth() > THIN && seen.getHeight() > THIN && areas.size() < MOST_AREAS) {
      areas.add(new Area(seen, colour));
    }
  }
}
