package no.slett.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A PDF of one line of text and any size: the rest is a stream that nothing shows. */
final class Cv {
  private Cv() {}

  /** About so many bytes, always the same ones. */
  static byte[] ofSize(int size) {
    var filling = new byte[size];
    new Random(size).nextBytes(filling);
    var text = "BT /F1 12 Tf 72 720 Td (Curriculum vitae, utvikler) Tj ET";
    var pdf = new Pdf();
    pdf.object("<</Type/Catalog/Pages 2 0 R>>");
    pdf.object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
    pdf.object(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            + "/Resources<</Font<</F1 5 0 R>>>>>>");
    pdf.stream(text.getBytes(ISO_8859_1));
    pdf.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    pdf.stream(filling);
    return pdf.end();
  }

  private static final class Pdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    Pdf() {
      write("%PDF-1.4\n");
    }

    void object(String content) {
      begin();
      write(content + "\nendobj\n");
    }

    void stream(byte[] bytes) {
      begin();
      write("<</Length " + bytes.length + ">>\nstream\n");
      out.writeBytes(bytes);
      write("\nendstream\nendobj\n");
    }

    byte[] end() {
      var table = out.size();
      write("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
      offsets.forEach(offset -> write("%010d 00000 n \n".formatted(offset)));
      write("trailer\n<</Size %d/Root 1 0 R>>\n".formatted(offsets.size() + 1));
      write("startxref\n" + table + "\n%%EOF\n");
      return out.toByteArray();
    }

    private void begin() {
      offsets.add(out.size());
      write(offsets.size() + " 0 obj\n");
    }

    private void write(String text) {
      out.writeBytes(text.getBytes(ISO_8859_1));
    }
  }
}
