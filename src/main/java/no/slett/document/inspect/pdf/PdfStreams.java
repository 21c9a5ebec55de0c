package no.slett.document.inspect.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.slett.document.inspect.Budget;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/** Unpacks streams within a budget, which the library that reads them later does not have. */
final class PdfStreams {
  private static final Set<String> IMAGES =
      Set.of("DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode", "Crypt");

  /** The most that Flate makes of one byte, and how little cannot become a bomb. */
  private static final long FLATE_RATIO = 1032;

  private static final long HARMLESS = 16L << 20;

  private final Budget budget;

  PdfStreams(Budget budget) {
    this.budget = budget;
  }

  /** Refuses a stream that grows without end. Pictures are not unpacked, here or later. */
  void check(COSStream stream) throws IOException {
    var filters = filters(stream);
    var small = filters.size() == 1 && stream.getLength() * FLATE_RATIO < HARMLESS;
    if (!filters.isEmpty() && !small) {
      unpack(stream, filters, OutputStream.nullOutputStream());
    }
  }

  /** Unpacks a stream. */
  byte[] bytes(COSStream stream) throws IOException {
    var out = new ByteArrayOutputStream();
    unpack(stream, filters(stream), out);
    return out.toByteArray();
  }

  private void unpack(COSStream stream, List<COSName> filters, OutputStream out)
      throws IOException {
    byte[] bytes;
    try (var raw = stream.createRawInputStream()) {
      bytes = raw.readAllBytes();
    }
    for (var i = 0; i < filters.size(); i++) {
      if (IMAGES.contains(filters.get(i).getName())) {
        return;
      }
      var step = new ByteArrayOutputStream();
      var last = i == filters.size() - 1;
      var counted = new Counted(last ? out : step, budget, stream.getLength());
      FilterFactory.INSTANCE
          .getFilter(filters.get(i))
          .decode(new ByteArrayInputStream(bytes), counted, stream, i);
      bytes = step.toByteArray();
    }
    if (filters.isEmpty()) {
      out.write(bytes);
    }
  }

  private static List<COSName> filters(COSStream stream) {
    return switch (stream.getFilters()) {
      case COSName one -> List.of(one);
      case COSArray several -> names(several);
      case null, default -> List.of();
    };
  }

  private static List<COSName> names(COSArray array) {
    var names = new ArrayList<COSName>();
    for (var i = 0; i < array.size(); i++) {
      if (array.getObject(i) instanceof COSName name) {
        names.add(name);
      }
    }
    return names;
  }

  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private final Budget budget;
    private final long packed;
    private long soFar;

    Counted(OutputStream out, Budget budget, long packed) {
      this.out = out;
      this.budget = budget;
      this.packed = packed;
    }

    @Override
    public void write(int b) throws IOException {
      budget.spend(1, ++soFar, packed);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      soFar += length;
      budget.spend(length, soFar, packed);
      out.write(bytes, offset, length);
    }
  }
}
