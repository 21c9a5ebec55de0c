package no.slett.document.type;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/**
 * The header that makes a browser save a file instead of showing it (RFC 6266, RFC 8187).
 *
 * <p>Both spellings are sent: plain ASCII for old programs, and {@code filename*} with the real
 * name. Whatever the name is, it cannot end the header or add a parameter.
 */
public final class ContentDisposition {
  private static final String ATTR_CHARS = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  /** The value of {@code Content-Disposition} for this name. */
  public static String attachment(String display) {
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(ascii(display), encoded(display));
  }

  private static String ascii(String name) {
    var letters = name.replace("æ", "ae").replace("ø", "o").replace("å", "a");
    letters = letters.replace("Æ", "Ae").replace("Ø", "O").replace("Å", "A");
    var plain = Normalizer.normalize(letters, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var safe = new StringBuilder();
    plain.codePoints().forEach(c -> safe.appendCodePoint(quotable(c) ? c : '_'));
    return safe.toString();
  }

  // A percent sign would be decoded by some browsers, a backslash escapes, a semicolon splits.
  private static boolean quotable(int c) {
    return c >= ' ' && c < 0x7F && "\"\\%;<>".indexOf(c) < 0;
  }

  private static String encoded(String name) {
    var encoded = new StringBuilder();
    for (var b : name.getBytes(UTF_8)) {
      var c = b & 0xFF;
      if (c < 0x80 && (Character.isLetterOrDigit(c) || ATTR_CHARS.indexOf(c) >= 0)) {
        encoded.append((char) c);
      } else {
        encoded.append('%').append("%02X".formatted(c));
      }
    }
    return encoded.toString();
  }
}
