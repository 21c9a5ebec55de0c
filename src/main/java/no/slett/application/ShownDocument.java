package no.slett.application;

import java.util.List;
import no.slett.application.DocumentRows.SealedDocument;
import org.jspecify.annotations.Nullable;

/** A document and how far its inspection is, as staff are shown it. */
public record ShownDocument(
    String id,
    String kind,
    String filename,
    String mediaType,
    long size,
    String sha256,
    String state,
    @Nullable String reason,
    List<String> flags,
    @Nullable String supersededBy) {
  public static ShownDocument of(
      Opener opener, SealedApplication application, SealedDocument document) {
    var name = opener.name(application, document);
    return new ShownDocument(
        document.id().toString(),
        document.kind(),
        name.filename(),
        document.mediaType(),
        document.size(),
        name.sha256(),
        document.state(),
        document.reason(),
        document.flags(),
        document.superseded() ? String.valueOf(document.supersededBy()) : null);
  }

  @Override
  public String toString() {
    return "ShownDocument[" + id + "]";
  }
}
