package no.slett.document.inspect.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Polyglots;
import no.slett.document.inspect.Refusal;

/** What can be seen in the bytes of a PDF before anything interprets them. */
final class PdfBytes {
  private static final int HEADER = 1024;
  private static final Pattern HTML =
      Pattern.compile("<(!doctype html|html|head|body|script|iframe|svg|img|meta|object|embed)\\b");

  /** Deeper than any program writes, and shallower than a parser's stack. */
  private static final int DEEPEST = 200;

  private PdfBytes() {}

  static void check(byte[] file) {
    var text = new String(file, ISO_8859_1);
    var header = text.substring(0, Math.min(HEADER, file.length)).toLowerCase(Locale.ROOT);
    if (HTML.matcher(header).find()) {
      throw new Refusal(Finding.POLYGLOT_HTML_IN_PDF_HEADER);
    }
    var end = text.lastIndexOf("%%EOF");
    if (Polyglots.endsAsArchive(file) || (end >= 0 && text.indexOf("PK\3\4", end) >= 0)) {
      throw new Refusal(Finding.POLYGLOT_ARCHIVE_AFTER_PDF);
    }
    checkDepth(text);
  }

  // Compressed objects are not seen here: for those the parser's own limit holds.
  private static void checkDepth(String text) {
    var depth = 0;
    for (var at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '[', '<' -> depth++;
        case ']', '>' -> depth = Math.max(0, depth - 1);
        case '(' -> at = endOfString(text, at);
        case 's' -> at = text.startsWith("stream", at) ? endOfStream(text, at) : at;
        case 'e' -> depth = text.startsWith("endobj", at) ? 0 : depth;
        default -> {}
      }
      if (depth > DEEPEST) {
        throw new Refusal(Finding.STRUCTURE_TOO_DEEP);
      }
    }
  }

  private static int endOfStream(String text, int at) {
    var end = text.indexOf("endstream", at);
    return end < 0 ? text.length() : end + "endstream".length() - 1;
  }

  private static int endOfString(String text, int from) {
    var open = 0;
    for (var at = from; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '\\' -> at++;
        case '(' -> open++;
        case ')' -> open--;
        default -> {}
      }
      if (open == 0) {
        return at;
      }
    }
    return text.length();
  }
}
