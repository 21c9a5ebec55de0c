package no.slett.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the parts of one {@code multipart/form-data} body (RFC 7578) while they arrive; no part is
 * ever held in memory. Every limit counts bytes that were read, not lengths that were declared.
 *
 * <p>Names and types are read by the library, the parts are found by {@link MultipartScanner}: the
 * library's iterator skips nameless parts in silence and caps a part's headers at 512 bytes, less
 * than a long Norwegian file name needs.
 */
public final class MultipartReader {
  private static final int LONGEST_HEADERS = 4096;

  private final InputStream body;
  private final MultipartLimits limits;
  private final PartHeaders headers;
  private final byte[] boundary;

  private MultipartReader(InputStream body, String contentType, MultipartLimits limits) {
    this.body = body;
    this.limits = limits;
    this.headers = new PartHeaders();
    this.boundary = headers.boundary(contentType);
  }

  static MultipartReader of(RequestBody body, String contentType, MultipartLimits limits) {
    ContentType.demand(contentType, Set.of("multipart/form-data"));
    refuse(body.declared(), limits.requestBytes());
    var counted = new LimitedStream(body.open(), limits.requestBytes());
    return new MultipartReader(counted, contentType, limits);
  }

  private static void refuse(OptionalLong declared, long limit) {
    if (declared.orElse(0) > limit) {
      throw LimitedStream.tooLarge(limit);
    }
  }

  /**
   * Hands each part to the handler and reads the body to its end.
   *
   * @throws ProblemException 400 {@code malformed-multipart}, also for a body without parts; 413
   *     {@code too-large} or {@code too-many-parts}
   * @throws Exception whatever the handler throws
   */
  public void forEachPart(Part.Handler handler) throws Exception {
    var scanner = new MultipartScanner(body, boundary);
    if (!Multipart.guarded(scanner::next)) {
      throw Multipart.malformed();
    }
    int count = 0;
    do {
      refuse(++count);
      handler.handle(part(scanner));
    } while (Multipart.guarded(scanner::next));
    skipEpilogue();
  }

  private void refuse(int count) {
    if (count > limits.parts()) {
      throw ProblemType.TOO_MANY_PARTS
          .problem("Send fewer parts.")
          .with("limit", limits.parts())
          .exception();
    }
  }

  private Part part(MultipartScanner scanner) {
    var parsed = headers.parse(Multipart.guarded(() -> scanner.headers(LONGEST_HEADERS)));
    return new Part(
        headers.field(parsed),
        headers.filename(parsed),
        headers.contentType(parsed),
        new PartStream(new LimitedStream(scanner.content(), limits.fileBytes())),
        limits.formBytes());
  }

  /** What follows the last boundary means nothing, but the next request begins after it. */
  private void skipEpilogue() throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
  }
}
