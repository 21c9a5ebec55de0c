package no.slett.application;

import java.io.IOException;
import java.io.InputStream;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.http.Answer;
import no.slett.http.ProblemType;

/** A clean document, ready to be sent. */
public record Original(String filename, String mediaType, long size, Content content) {
  /** Opens the plain bytes; to be closed. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /** The bytes of a document for which {@link #demandClean} was asked. */
  public static Original of(Opener opener, SealedApplication application, SealedDocument document) {
    var key = opener.dataKey(application, document);
    return new Original(
        opener.name(application, document).filename(),
        document.mediaType(),
        document.size(),
        () -> opener.object(key, document.object()));
  }

  /**
   * Nothing hostile leaves the house.
   *
   * @throws no.slett.http.ProblemException 409 unless the document is clean
   */
  public static void demandClean(SealedDocument document) {
    switch (document.state()) {
      case "clean" -> {}
      case "refused" ->
          throw ProblemType.DOCUMENT_REFUSED
              .problem("The document was found unsafe or unreadable. Ask for another version.")
              .with("reason", String.valueOf(document.reason()))
              .exception();
      default ->
          throw ProblemType.DOCUMENT_QUARANTINED.because(
              "The document is still being inspected. Try again in a while.");
    }
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
