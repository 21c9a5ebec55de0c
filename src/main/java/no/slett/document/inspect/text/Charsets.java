package no.slett.document.inspect.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Set;
import org.apache.tika.parser.txt.CharsetDetector;

/**
 * Tells the character set of a text.
 *
 * <p>What is certain comes first: byte order marks, then UTF-8, which no other text is by chance.
 * The rest is statistics, and in doubt the set that Norwegian Windows has always saved in.
 */
final class Charsets {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int CERTAIN_ENOUGH = 50;

  /** Sets of other alphabets that are worth believing the statistics for. */
  private static final Set<String> OTHERS =
      Set.of(
          "ISO-8859-2",
          "windows-1250",
          "windows-1251",
          "KOI8-R",
          "ISO-8859-5",
          "windows-1253",
          "ISO-8859-7",
          "windows-1254",
          "ISO-8859-9",
          "windows-1255",
          "windows-1256");

  private Charsets() {}

  static Charset detect(byte[] file) {
    if (starts(file, 0xFF, 0xFE) || zeros(file, 1)) {
      return UTF_16LE;
    }
    if (starts(file, 0xFE, 0xFF) || zeros(file, 0)) {
      return UTF_16BE;
    }
    return isUtf8(file) ? UTF_8 : byStatistics(file);
  }

  private static boolean starts(byte[] file, int first, int second) {
    return file.length >= 2 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
  }

  // Without a byte order mark: Latin letters in UTF-16 leave every other byte zero.
  private static boolean zeros(byte[] file, int from) {
    var zeros = 0;
    var others = 0;
    for (var i = 0; i < file.length; i++) {
      zeros += file[i] == 0 && i % 2 == from ? 1 : 0;
      others += file[i] == 0 && i % 2 != from ? 1 : 0;
    }
    return zeros > file.length * 0.3 && others < file.length * 0.02;
  }

  private static boolean isUtf8(byte[] file) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Charset byStatistics(byte[] file) {
    var detector = new CharsetDetector();
    detector.setText(Arrays.copyOf(file, Math.min(file.length, 64 * 1024)));
    var match = detector.detect();
    return match != null
            && OTHERS.contains(match.getName())
            && match.getConfidence() >= CERTAIN_ENOUGH
        ? Charset.forName(match.getName())
        : WINDOWS;
  }
}
