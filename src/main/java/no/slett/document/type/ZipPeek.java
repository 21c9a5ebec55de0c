package no.slett.document.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/**
 * Guesses which kind of document a ZIP archive is, from the names of its first entries.
 *
 * <p>Only a guess: the archive's directory is at its end. The inspector reads that one.
 */
final class ZipPeek {
  private ZipPeek() {}

  static Optional<DocumentType> type(byte[] prefix, String extension) {
    var text = new String(prefix, ISO_8859_1);
    if (text.startsWith("mimetypeapplication/vnd.oasis.opendocument.text", 30)) {
      return Optional.of(DocumentType.ODT);
    }
    if (hasEntry(text, "word/")) {
      return Optional.of(DocumentType.DOCX);
    }
    if (hasEntry(text, "xl/") || hasEntry(text, "ppt/")) {
      return Optional.empty();
    }
    // A large picture may come before the part that would tell.
    var office = hasEntry(text, "[Content_Types].xml") || hasEntry(text, "_rels/");
    return office && extension.equals("docx") ? Optional.of(DocumentType.DOCX) : Optional.empty();
  }

  // A local file header has 26 bytes between its signature and the name.
  private static boolean hasEntry(String text, String name) {
    for (var at = text.indexOf("PK\3\4"); at >= 0; at = text.indexOf("PK\3\4", at + 4)) {
      if (text.startsWith(name, at + 30)) {
        return true;
      }
    }
    return false;
  }
}
