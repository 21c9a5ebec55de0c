package no.slett.document.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * First bytes that leave no doubt. Most of what comes is one of these, and asking the library about
 * all the other types that there are costs more than sealing the file.
 */
enum Signature {
  PDF_1(DocumentType.PDF, "%PDF-1."),
  PDF_2(DocumentType.PDF, "%PDF-2."),
  PNG(DocumentType.PNG, "\u0089PNG\r\n\u001a\n"),
  JPEG_JFIF(DocumentType.JPEG, "\u00ff\u00d8\u00ff\u00e0"),
  JPEG_EXIF(DocumentType.JPEG, "\u00ff\u00d8\u00ff\u00e1");

  private final DocumentType type;
  private final String text;

  Signature(DocumentType type, String text) {
    this.type = type;
    this.text = text;
  }

  /** The type that the file begins like, if it is one of these. */
  static Optional<DocumentType> of(byte[] prefix) {
    return Stream.of(values()).filter(s -> s.begins(prefix)).map(s -> s.type).findFirst();
  }

  private boolean begins(byte[] prefix) {
    return prefix.length >= text.length()
        && new String(prefix, 0, text.length(), ISO_8859_1).equals(text);
  }
}
