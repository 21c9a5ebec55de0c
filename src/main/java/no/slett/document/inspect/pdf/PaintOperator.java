package no.slett.document.inspect.pdf;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;

/** One operator of a page's content that paints, clips or chooses a colour. */
final class PaintOperator extends OperatorProcessor {
  /** All that a canvas wants to hear of. */
  static final List<String> NAMES =
      List.of(
          "re", "m", "l", "c", "v", "y", "h", "f", "F", "f*", "B", "B*", "b", "b*", "n", "S", "s",
          "W", "W*", "sh", "BI", "g", "rg", "k", "cs", "sc", "scn");

  private final String name;
  private final PagePath path;

  PaintOperator(PDFStreamEngine engine, String name, PagePath path) {
    super(engine);
    this.name = name;
    this.path = path;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public void process(Operator operator, List<COSBase> operands) {
    var canvas = path.canvas();
    switch (name) {
      case "re" -> rectangle(operands);
      case "m", "l", "c", "v", "y" -> curve(operands);
      case "h" -> {}
      case "f", "F", "f*", "B", "B*", "b", "b*" -> path.end(true);
      case "n", "S", "s" -> path.end(false);
      case "W", "W*" -> path.clipAtEnd();
      case "sh" -> canvas.shade();
      case "BI" -> canvas.image(unitSquare(getContext()));
      case "cs" -> {
        var space = ColourSpaces.components(operands, getContext().getResources());
        canvas.fill(space == 0 ? Colour.UNKNOWN : Colour.BLACK, space);
      }
      case "sc", "scn" ->
          canvas.fill(ColourSpaces.colour(operands, canvas.components()), canvas.components());
      default -> canvas.fill(ColourSpaces.colour(operands, operands.size()), operands.size());
    }
  }

  /** Where a picture lands: the unit square under the current transformation. */
  static Rectangle2D unitSquare(PDFStreamEngine engine) {
    var square = new Path2D.Double(new Rectangle2D.Double(0, 0, 1, 1));
    square.transform(
        engine.getGraphicsState().getCurrentTransformationMatrix().createAffineTransform());
    return square.getBounds2D();
  }

  private void rectangle(List<COSBase> operands) {
    if (operands.size() < 4) {
      return;
    }
    var x = number(operands, 0);
    var y = number(operands, 1);
    path.rectangle(
        getContext().transformedPoint(x, y),
        getContext().transformedPoint(x + number(operands, 2), y + number(operands, 3)));
  }

  private void curve(List<COSBase> operands) {
    for (var i = 0; i + 1 < operands.size(); i += 2) {
      path.point(
          getContext().transformedPoint(number(operands, i), number(operands, i + 1)),
          !name.equals("m"));
    }
  }

  private static float number(List<COSBase> operands, int i) {
    return operands.get(i) instanceof COSNumber number ? number.floatValue() : 0;
  }
}
