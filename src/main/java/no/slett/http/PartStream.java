package no.slett.http;

import java.io.InputStream;

/**
 * The bytes of one part. Closing it does nothing: the parser's own stream would read the rest of
 * the part first, which for a refused upload may be a gigabyte.
 */
final class PartStream extends InputStream {
  private final InputStream in;

  PartStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() {
    return Multipart.guarded(in::read);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    return Multipart.guarded(() -> in.read(bytes, offset, length));
  }
}
