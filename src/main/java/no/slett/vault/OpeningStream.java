package no.slett.vault;

import com.google.crypto.tink.StreamingAead;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a broken seal from a failing disk or network: the library throws an {@link IOException} for
 * both, so the failures of the stream below are remembered.
 */
final class OpeningStream extends InputStream {
  private final Below below;
  private final InputStream opened;
  private final String aad;

  private OpeningStream(Below below, InputStream opened, String aad) {
    this.below = below;
    this.opened = opened;
    this.aad = aad;
  }

  static InputStream open(StreamingAead aead, InputStream from, String aad) throws IOException {
    var below = new Below(from);
    try {
      var bytes = aad.getBytes(StandardCharsets.UTF_8);
      return new OpeningStream(below, aead.newDecryptingStream(below, bytes), aad);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return opened.read();
    } catch (IOException e) {
      throw judged(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return opened.read(buffer, offset, length);
    } catch (IOException e) {
      throw judged(e);
    }
  }

  @Override
  public int available() throws IOException {
    return opened.available();
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }

  private IOException judged(IOException e) {
    if (below.failure == null) {
      throw new SealBrokenException(aad);
    }
    return e;
  }

  private static final class Below extends FilterInputStream {
    private @Nullable IOException failure;

    Below(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
