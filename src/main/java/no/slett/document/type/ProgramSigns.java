package no.slett.document.type;

/** Tells programs by their first bytes. */
public final class ProgramSigns {
  private ProgramSigns() {}

  /** True when these bytes begin like something that an operating system would run. */
  public static boolean startsProgram(byte[] bytes) {
    return windows(bytes)
        || starts(bytes, 0x7F, 'E', 'L', 'F')
        || starts(bytes, 0xFE, 0xED, 0xFA, 0xCE)
        || starts(bytes, 0xFE, 0xED, 0xFA, 0xCF)
        || starts(bytes, 0xCE, 0xFA, 0xED, 0xFE)
        || starts(bytes, 0xCF, 0xFA, 0xED, 0xFE)
        || starts(bytes, 0xCA, 0xFE, 0xBA, 0xBE)
        || starts(bytes, '#', '!', '/')
        || starts(bytes, 'd', 'e', 'x', '\n')
        // A Windows shortcut names the program it starts.
        || starts(bytes, 0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0);
  }

  // A text may begin with the letters MZ; a program then points to its PE, NE or LE header.
  private static boolean windows(byte[] bytes) {
    if (!starts(bytes, 'M', 'Z') || bytes.length < 64) {
      return false;
    }
    for (var i = 0; i < 64; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  static boolean starts(byte[] bytes, int... signs) {
    if (bytes.length < signs.length) {
      return false;
    }
    for (var i = 0; i < signs.length; i++) {
      if ((bytes[i] & 0xFF) != signs[i]) {
        return false;
      }
    }
    return true;
  }
}
