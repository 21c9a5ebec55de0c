package no.slett.http;

import java.io.IOException;
import java.io.InputStream;

/** Counts what is really read, whatever was declared, and ends with 413 beyond the limit. */
final class LimitedStream extends InputStream {
  private final InputStream in;
  private final long limit;
  private long read;

  LimitedStream(InputStream in, long limit) {
    this.in = in;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    count(Math.max(0, n));
    return n;
  }

  private void count(int n) {
    read += n;
    if (read > limit) {
      throw tooLarge(limit);
    }
  }

  static ProblemException tooLarge(long limit) {
    return ProblemType.TOO_LARGE.problem("Send less.").with("limit", limit).exception();
  }
}
