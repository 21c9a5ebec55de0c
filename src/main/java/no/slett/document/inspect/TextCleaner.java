package no.slett.document.inspect;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes text fit to be stored and shown: what remains are characters that a page can hold. */
public final class TextCleaner {
  // Word separates lines of one paragraph by a vertical tab.
  private static final Pattern LINE_ENDS = Pattern.compile("\\R|\f");
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int REPLACEMENT = 0xFFFD;

  private TextCleaner() {}

  /**
   * Cleans text.
   *
   * @param plain whether the text is the file itself, where a control character is a sign worth
   *     telling; in other formats it is an artefact of their layout
   */
  public static String clean(String text, boolean plain, Findings findings) {
    var lines = LINE_ENDS.matcher(text).replaceAll("\n");
    var clean = new StringBuilder(lines.length());
    var tags = new StringBuilder();
    var inFlag = false;
    for (var i = 0; i < lines.length(); ) {
      var c = lines.codePointAt(i);
      i += Character.charCount(c);
      inFlag = c == BLACK_FLAG || (inFlag && isTag(c));
      if (isTag(c) && !inFlag) {
        tags.appendCodePoint(c - 0xE0000);
      } else if (isText(c)) {
        clean.appendCodePoint(isUnpaired(c) ? REPLACEMENT : c);
      } else if (plain && isStrange(c)) {
        findings.flag(Finding.CONTROL_CHARACTERS_REMOVED);
      }
    }
    findings.hidden(tags.toString());
    return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
  }

  // Unicode's tag characters spell invisible ASCII; only the flags of regions use them honestly.
  private static boolean isTag(int c) {
    return c >= 0xE0020 && c <= 0xE007F;
  }

  private static boolean isText(int c) {
    return c == '\n'
        || c == '\t'
        || (!Character.isISOControl(c) && c != BYTE_ORDER_MARK && (c & 0xFFFE) != 0xFFFE);
  }

  // DOS ends its texts with 1A.
  private static boolean isStrange(int c) {
    return Character.isISOControl(c) && c != 0x1A;
  }

  private static boolean isUnpaired(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
