package no.slett.vault;

import java.util.regex.Pattern;

/** The one place that says what a key is. */
final class ObjectNames {
  private static final String SEGMENT = "[A-Za-z0-9_-][A-Za-z0-9._-]*";
  private static final Pattern KEY = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");
  private static final Pattern FOLDER = Pattern.compile("(" + SEGMENT + "/)+");
  private static final Pattern PREFIX = Pattern.compile("(" + SEGMENT + "/)*(" + SEGMENT + ")?");
  private static final int LONGEST = 512;

  private ObjectNames() {}

  static String key(String key) {
    return require(KEY, key, "not a key");
  }

  static String folder(String prefix) {
    return require(FOLDER, prefix, "not a prefix that ends in /");
  }

  static String prefix(String prefix) {
    return require(PREFIX, prefix, "not a prefix");
  }

  /** The message leaves the text out: a wrong key may be anything, a file name for instance. */
  private static String require(Pattern shape, String text, String complaint) {
    if (text.length() > LONGEST || !shape.matcher(text).matches()) {
      throw new IllegalArgumentException(complaint);
    }
    return text;
  }
}
