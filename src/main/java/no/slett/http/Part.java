package no.slett.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One part of a {@code multipart/form-data} body, readable only while its handler runs.
 *
 * @param field the name of the form field
 * @param filename what the client says the file is called: untrusted, may hold paths, NUL or
 *     nothing; absent for a plain form field
 * @param contentType what the client says the part is; untrusted
 * @param content the bytes, with 413 beyond the limit of a file; closing it is not needed
 * @param formBytes the most bytes that {@link #bytes()} reads
 */
public record Part(
    String field,
    Optional<String> filename,
    Optional<String> contentType,
    InputStream content,
    int formBytes) {

  /** Takes the parts of a body, in order. */
  @FunctionalInterface
  public interface Handler {
    /** Handles one part; what it leaves unread is skipped. An exception ends the whole body. */
    void handle(Part part) throws Exception;
  }

  /**
   * The whole content of a form part.
   *
   * @throws ProblemException 413 when it is longer than a form part may be
   */
  public byte[] bytes() throws IOException {
    return new LimitedStream(content, formBytes).readAllBytes();
  }
}
