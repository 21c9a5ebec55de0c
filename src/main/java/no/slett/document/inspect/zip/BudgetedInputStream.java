package no.slett.document.inspect.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import no.slett.document.inspect.Budget;

/** Counts what is read against a budget. */
final class BudgetedInputStream extends FilterInputStream {
  private final Budget budget;
  private final long packed;
  private long soFar;

  BudgetedInputStream(InputStream in, Budget budget, long packed) {
    super(in);
    this.budget = budget;
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    var b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var n = super.read(buffer, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    var skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) {
    soFar += n;
    budget.spend(n, soFar, packed);
  }
}
