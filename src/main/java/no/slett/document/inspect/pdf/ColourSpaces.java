package no.slett.document.inspect.pdf;

import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/** How many plain components the colours of a space have; profiles are never loaded. */
final class ColourSpaces {
  private ColourSpaces() {}

  /** The number of grey, RGB or CMYK components, or 0 for a space of another kind. */
  static int components(List<COSBase> operands, @Nullable PDResources resources) {
    if (operands.isEmpty() || !(operands.getFirst() instanceof COSName name)) {
      return 0;
    }
    return switch (name.getName()) {
      case "DeviceGray", "G", "CalGray" -> 1;
      case "DeviceRGB", "RGB", "CalRGB" -> 3;
      case "DeviceCMYK", "CMYK" -> 4;
      default -> resources == null ? 0 : named(name, resources.getCOSObject());
    };
  }

  /** The colour that these operands name in a space of so many components. */
  static Colour colour(List<COSBase> operands, int components) {
    if (components == 0 || operands.size() != components) {
      return Colour.UNKNOWN;
    }
    var values = new float[components];
    for (var i = 0; i < components; i++) {
      if (!(operands.get(i) instanceof COSNumber number)) {
        return Colour.UNKNOWN;
      }
      values[i] = number.floatValue();
    }
    return Colour.of(values);
  }

  private static int named(COSName name, COSDictionary resources) {
    if (resources.getDictionaryObject("ColorSpace") instanceof COSDictionary spaces
        && spaces.getDictionaryObject(name) instanceof COSArray space
        && space.size() > 0
        && space.getObject(0) instanceof COSName kind) {
      return switch (kind.getName()) {
        case "CalGray" -> 1;
        case "CalRGB" -> 3;
        case "ICCBased" -> profile(space);
        default -> 0;
      };
    }
    return 0;
  }

  private static int profile(COSArray space) {
    return space.size() > 1 && space.getObject(1) instanceof COSDictionary profile
        ? profile.getInt("N", 0)
        : 0;
  }
}
