package no.slett.document.inspect.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import no.slett.document.inspect.Budget;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.TextSink;
import no.slett.document.inspect.embedded.EmbeddedFile;
import no.slett.document.type.DocumentType;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.parser.microsoft.OfficeParser;

/** DOC, Word 97 to 2003 (MS-DOC in an MS-CFB container). */
public final class DocReader implements Reader {
  private static final String OBJECTS = "ObjectPool";

  /** In half points. */
  private static final int TINY = 4;

  private static final char FIELD_BEGIN = 0x13;
  private static final int WORD_97 = 106;

  private final TikaText tika = new TikaText(new OfficeParser(), DocumentType.DOC);

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      checkContainer(container.getRoot(), findings);
      findHidden(container, findings);
    } catch (EncryptedDocumentException e) {
      throw new Refusal(Finding.ENCRYPTED_UNREADABLE);
    }
    tika.read(file, text);
  }

  private static void checkContainer(DirectoryNode root, Findings findings) throws IOException {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw new Refusal(Finding.ENCRYPTED_UNREADABLE);
    }
    if (!root.hasEntryCaseInsensitive("WordDocument")) {
      throw new Refusal(Finding.CONTENT_DOES_NOT_MATCH_TYPE);
    }
    new EmbeddedFile(new Budget()).checkStorage(root);
    if (root.hasEntryCaseInsensitive(OBJECTS)
        && root.getEntryCaseInsensitive(OBJECTS) instanceof DirectoryNode objects
        && !objects.isEmpty()) {
      findings.flag(Finding.EMBEDDED_FILE);
    }
  }

  // Colour is not judged: what lies behind it is not told apart from a white page here.
  private static void findHidden(POIFSFileSystem container, Findings findings) throws IOException {
    if (nFib(container) < WORD_97) {
      return;
    }
    try (var document = new HWPFDocument(container.getRoot())) {
      FieldCodes.check(document.getDocumentText().replace(FIELD_BEGIN, '\n'));
      var range = document.getRange();
      for (var i = 0; i < range.numCharacterRuns(); i++) {
        if (isHidden(range.getCharacterRun(i))) {
          findings.hidden(range.getCharacterRun(i).text());
        }
      }
    }
  }

  private static boolean isHidden(CharacterRun run) {
    return run.isVanished() || (run.getFontSize() > 0 && run.getFontSize() < TINY);
  }

  private static int nFib(POIFSFileSystem container) throws IOException {
    try (var in = container.createDocumentInputStream("WordDocument")) {
      in.skipNBytes(2);
      return in.readUShort();
    }
  }
}
