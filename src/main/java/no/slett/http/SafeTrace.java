package no.slett.http;

/**
 * An exception for the log: its kinds and places, never its messages, which may quote a payload.
 */
final class SafeTrace {
  private static final int FRAMES = 12;
  private static final int CAUSES = 5;

  private SafeTrace() {}

  static String of(Throwable thrown) {
    var text = new StringBuilder();
    var cause = thrown;
    for (int i = 0; cause != null && i < CAUSES; i++) {
      text.append(i == 0 ? "" : "\n  caused by ").append(cause.getClass().getName());
      frames(text, cause);
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static void frames(StringBuilder text, Throwable thrown) {
    var frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("\n    at ").append(frames[i]);
    }
  }
}
