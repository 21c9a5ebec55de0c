package no.slett.http;

import java.nio.charset.StandardCharsets;

/** The header that names a download (RFC 6266, with the encoding of RFC 8187). */
final class ContentDisposition {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  /** Both forms: ASCII for old clients, UTF-8 for all others. Nothing can break out of either. */
  static String attachment(String filename) {
    return "attachment; filename=\"" + ascii(filename) + "\"; filename*=UTF-8''" + encode(filename);
  }

  private static String ascii(String filename) {
    var text = new StringBuilder();
    filename.codePoints().forEach(c -> text.append(isSafe(c) ? (char) c : '_'));
    return text.toString();
  }

  private static boolean isSafe(int c) {
    return c >= 0x20 && c < 0x7f && "\"\\%/".indexOf(c) < 0;
  }

  private static String encode(String filename) {
    var text = new StringBuilder();
    for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        text.append((char) c);
      } else {
        text.append(String.format("%%%02X", c));
      }
    }
    return text.toString();
  }

  private static boolean isLetterOrDigit(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }
}
