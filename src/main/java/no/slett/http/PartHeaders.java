package no.slett.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemHeaders;
import org.apache.commons.fileupload2.core.RequestContext;

/**
 * The library's reading of headers, {@code filename*} and UTF-8 included, and nothing else of it.
 */
final class PartHeaders
    extends AbstractFileUpload<RequestContext, DiskFileItem, DiskFileItemFactory> {
  private static final int LONGEST_BOUNDARY = 70; // RFC 2046, section 5.1.1

  byte[] boundary(String contentType) {
    var boundary = getBoundary(contentType);
    if (boundary == null || boundary.length == 0 || boundary.length > LONGEST_BOUNDARY) {
      throw Multipart.malformed();
    }
    return boundary;
  }

  FileItemHeaders parse(String headers) {
    return getParsedHeaders(headers);
  }

  String field(FileItemHeaders headers) {
    var field = getFieldName(headers);
    if (field == null) {
      throw Multipart.malformed();
    }
    return field;
  }

  /** As it was sent; the library's own items refuse to say a name with a NUL in it. */
  Optional<String> filename(FileItemHeaders headers) {
    return Optional.ofNullable(getFileName(headers));
  }

  Optional<String> contentType(FileItemHeaders headers) {
    return Optional.ofNullable(headers.getHeader(CONTENT_TYPE));
  }

  @Override
  public Map<String, List<DiskFileItem>> parseParameterMap(RequestContext request) {
    throw new UnsupportedOperationException("parts are streamed");
  }

  @Override
  public List<DiskFileItem> parseRequest(RequestContext request) {
    throw new UnsupportedOperationException("parts are streamed");
  }
}
