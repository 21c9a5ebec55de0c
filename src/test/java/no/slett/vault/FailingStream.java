package no.slett.vault;

import java.io.IOException;
import java.io.InputStream;

/** Fails as a disk does. */
final class FailingStream extends InputStream {
  @Override
  public int read() throws IOException {
    throw new IOException("the disk is on fire");
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return read();
  }
}
