package no.slett.document.inspect;

import java.io.IOException;
import java.io.Writer;

/** Collects text up to a limit, and stops whoever writes on. */
public final class TextSink extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int limit;
  private boolean full;

  /** Takes at most this many UTF-16 units. */
  public TextSink(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    var taken = Math.min(length, limit - text.length());
    text.append(buffer, offset, taken);
    if (taken < length) {
      full = true;
      throw new IOException("text limit reached");
    }
  }

  /** Whether something was left out. */
  public boolean full() {
    return full;
  }

  /** What was collected, as it came. */
  public String text() {
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
