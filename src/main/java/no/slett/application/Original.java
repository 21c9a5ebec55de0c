package no.slett.application;

import java.io.IOException;
import java.io.InputStream;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.http.Answer;

/** A clean document, ready to be sent. */
public record Original(String filename, String mediaType, long size, Content content) {
  /** Opens the plain bytes; to be closed. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /** The bytes of a document for which {@link SealedDocument#demandClean} was asked. */
  public static Original of(Opener opener, SealedApplication application, SealedDocument document) {
    var key = opener.dataKey(application, document);
    return new Original(
        opener.name(application, document).filename(),
        document.mediaType(),
        document.size(),
        () -> opener.object(key, document.object()));
  }

  /** The bytes, as a download under their own name. */
  public Answer download() {
    return Answer.stream(
            mediaType,
            size,
            out -> {
              try (var in = content.open()) {
                in.transferTo(out);
              }
            })
        .attachment(filename);
  }

  @Override
  public String toString() {
    return "Original[" + mediaType + "]";
  }
}
