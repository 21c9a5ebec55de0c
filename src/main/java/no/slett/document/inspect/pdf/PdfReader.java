package no.slett.document.inspect.pdf;

import java.io.IOException;
import no.slett.document.inspect.Budget;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.TextSink;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** PDF, read with PDFBox itself: Tika's own pass would read the pages a second time. */
public final class PdfReader implements Reader {

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    PdfBytes.check(file);
    try (var document = Loader.loadPDF(file, "")) {
      if (document.isEncrypted()) {
        findings.flag(Finding.RESTRICTED_BUT_READABLE);
      }
      PdfTrees.check(document.getDocumentCatalog().getCOSObject());
      var rules = new PdfRules(findings, new Budget());
      PdfObjects.visit(document.getDocument(), rules::check);
      write(document, findings, text);
    } catch (InvalidPasswordException e) {
      throw new Refusal(Finding.ENCRYPTED_UNREADABLE);
    }
  }

  private static void write(PDDocument document, Findings findings, TextSink text)
      throws IOException {
    try {
      new PdfText(findings).writeText(document, text);
      FormText.write(document, text);
    } catch (IOException e) {
      if (!text.full()) {
        throw e;
      }
    }
  }
}
