package no.slett.document.type;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a claimed file name becomes one to show. */
final class FileNameReader {
  private static final int LONGEST = 120;
  private static final int LONGEST_EXTENSION = 10;

  /** What a click on a recruiter's desk would run, mount or install. */
  private static final Set<String> PROGRAMS =
      Set.of(
          ("ade adp apk app appimage appx bat chm cmd com cpl deb dll dmg exe gadget hta img inf"
               + " ins iso jar js jse lnk mjs msc msi msix msp mst pif pkg ps1 ps2 psc1 py reg rpm"
               + " run scf scr sct sh shb shs sys url vb vbe vbs vhd vhdx ws wsc wsf wsh xll")
              .split(" "));

  /** Device names of Windows, under which nothing can be saved there. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|com[0-9]|lpt[0-9]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  /** Line breaks and quotes also as browsers write them (HTML standard, form submission). */
  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\"<>]"
              + "|%0[AaDd]|%22"
              + "|(^|[/\\\\])\\.\\.([/\\\\]|$)");

  private FileNameReader() {}

  static String display(String claimed) {
    var last = claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1);
    var shown = last.codePoints().mapToObj(FileNameReader::shown).collect(joining());
    var name = trimmed(Normalizer.normalize(shown, Normalizer.Form.NFC));
    return shortened(RESERVED.matcher(name).matches() ? "_" + name : name);
  }

  static boolean namesProgram(String display) {
    return PROGRAMS.contains(extension(display));
  }

  static boolean looksSuspicious(String claimed) {
    return SUSPICIOUS.matcher(claimed).find();
  }

  static String extension(String name) {
    var dot = name.lastIndexOf('.');
    var length = name.length() - dot - 1;
    return dot < 0 || length > LONGEST_EXTENSION
        ? ""
        : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    var tail = extension(name).isEmpty() ? "" : name.substring(name.lastIndexOf('.'));
    var end = LONGEST - tail.length() - 1;
    // Never half of a character outside the basic plane.
    end -= Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0;
    return name.substring(0, end) + "\u2026" + tail;
  }

  private static String shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> " ";
      case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> "_";
      // Joiners hold emoji and several scripts together; all other invisible signs only mislead.
      case Character.FORMAT -> c == 0x200C || c == 0x200D ? Character.toString(c) : "";
      default -> "\"<>:|?*`".indexOf(c) >= 0 ? "_" : Character.toString(c);
    };
  }

  // Windows drops dots and spaces at the end of a name, so they must not decide its extension.
  private static String trimmed(String name) {
    return name.replaceAll("[\\s.]+$", "").replaceAll("^\\s+", "").replaceAll("\\s{2,}", " ");
  }
}
