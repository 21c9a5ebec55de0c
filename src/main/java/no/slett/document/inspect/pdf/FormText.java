package no.slett.document.inspect.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.jspecify.annotations.Nullable;

/** What was typed into a PDF rather than printed in it: form fields and comments. */
final class FormText {
  private static final Set<String> NOT_TYPED = Set.of("Widget", "Link", "Popup");

  private FormText() {}

  static void write(PDDocument document, Writer out) throws IOException {
    // Without the library's repairs, which would draw missing fields.
    var form = document.getDocumentCatalog().getAcroForm(null);
    if (form != null) {
      for (var field : form.getFieldTree()) {
        switch (field) {
          case PDTextField text -> line(text.getValueAsString(), out);
          case PDChoice choice -> line(String.join(", ", choice.getValue()), out);
          default -> {}
        }
      }
    }
    for (var page : document.getPages()) {
      comments(page, out);
    }
  }

  private static void comments(PDPage page, Writer out) throws IOException {
    for (PDAnnotation annotation : page.getAnnotations()) {
      if (!NOT_TYPED.contains(String.valueOf(annotation.getSubtype()))) {
        line(annotation.getContents(), out);
      }
    }
  }

  private static void line(@Nullable String text, Writer out) throws IOException {
    if (text != null && !text.isBlank()) {
      out.write(text + "\n");
    }
  }
}
