package no.slett.http;

import java.io.IOException;

/** What a body that is no {@code multipart/form-data} is answered with. */
final class Multipart {
  private Multipart() {}

  /** Something that reads from the body. */
  @FunctionalInterface
  interface Read<T> {
    T read() throws IOException;
  }

  /** The library's checked exceptions all mean one thing here. */
  static <T> T guarded(Read<T> read) {
    try {
      return read.read();
    } catch (IOException | IllegalArgumentException e) {
      throw malformed();
    }
  }

  static ProblemException malformed() {
    return ProblemType.MALFORMED_MULTIPART.because(
        "Send multipart/form-data as RFC 7578 says: with the boundary of the Content-Type, at"
            + " least one part, a name for each, and the closing boundary.");
  }
}
