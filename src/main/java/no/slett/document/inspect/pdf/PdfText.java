package no.slett.document.inspect.pdf;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Refusal;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Reads the text of the pages and, in the same pass, finds what a reader of them does not see.
 *
 * <p>One pass, because interpreting the pages is nearly all of the work.
 */
final class PdfText extends PDFTextStripper {
  private static final double SMALLEST_POINTS = 2;
  private static final int MOST_DRAWINGS = 20_000;

  private enum Sight {
    SEEN,
    UNSEEN,
    TRANSPARENT
  }

  private record Letter(double x, double y, String text) {}

  private final Findings findings;
  private final PagePath path;
  private final List<Letter> transparent = new ArrayList<>();
  private final Set<COSBase> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private Sight sight = Sight.SEEN;
  private double x;
  private double y;
  private int drawings;

  PdfText(Findings findings) {
    this.findings = findings;
    this.path = new PagePath(new PageCanvas(new Rectangle2D.Double()));
    PaintOperator.NAMES.forEach(n -> addOperator(new PaintOperator(this, n, path)));
    addOperator(new Draw(this, path));
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    var box = page.getMediaBox();
    path.begin(
        new PageCanvas(
            new Rectangle2D.Double(
                box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight())));
    super.processPage(page);
    transparent.stream()
        .filter(l -> !path.canvas().pictured(l.x, l.y))
        .forEach(l -> findings.hidden(l.text));
    transparent.clear();
  }

  @Override
  public void saveGraphicsState() {
    super.saveGraphicsState();
    path.canvas().save();
  }

  @Override
  public void restoreGraphicsState() {
    super.restoreGraphicsState();
    path.canvas().restore();
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    enter(form);
    super.showForm(form);
    leave(form);
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    enter(form);
    super.showTransparencyGroup(form);
    leave(form);
  }

  // Drawings that draw themselves double the work at each level: no time limit would be enough.
  private void enter(PDFormXObject form) {
    if (!open.add(form.getCOSObject()) || ++drawings > MOST_DRAWINGS) {
      throw new Refusal(Finding.PROCESSING_TIME_LIMIT);
    }
    path.canvas().save();
  }

  private void leave(PDFormXObject form) {
    path.canvas().restore();
    open.remove(form.getCOSObject());
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    var middle = matrix.transformPoint(displacement.getX() / 2, 0.3f);
    x = middle.x;
    y = middle.y;
    sight = sight(matrix, font);
    super.showGlyph(matrix, font, code, displacement);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    super.processTextPosition(text);
    switch (sight) {
      case UNSEEN -> findings.hidden(text.getUnicode());
      case TRANSPARENT -> transparent.add(new Letter(x, y, text.getUnicode()));
      case SEEN -> {}
    }
  }

  private Sight sight(Matrix matrix, PDFont font) {
    var state = getGraphicsState();
    var mode = state.getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER
        || mode == RenderingMode.NEITHER_CLIP
        || state.getNonStrokeAlphaConstant() < 0.03) {
      return Sight.TRANSPARENT;
    }
    // The letters of a Type 3 font have a measure of their own.
    var tiny = !(font instanceof PDType3Font) && matrix.getScalingFactorY() < SMALLEST_POINTS;
    return tiny || path.canvas().beside(x, y) || (mode == RenderingMode.FILL && isOnItsOwnColour())
        ? Sight.UNSEEN
        : Sight.SEEN;
  }

  private boolean isOnItsOwnColour() {
    return path.canvas().fill().looksLike(path.canvas().at(x, y));
  }

  /** Draws forms as before, and notes where pictures lie. */
  private static final class Draw extends DrawObject {
    private final PagePath path;

    Draw(PdfText engine, PagePath path) {
      super(engine);
      this.path = path;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
      var resources = getContext().getResources();
      if (resources != null
          && !operands.isEmpty()
          && operands.getFirst() instanceof COSName name
          && resources.isImageXObject(name)) {
        path.canvas().image(PaintOperator.unitSquare(getContext()));
      } else {
        super.process(operator, operands);
      }
    }
  }
}
