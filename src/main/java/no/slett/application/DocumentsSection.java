package no.slett.application;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/**
 * Tells which files the person sent, with each byte for byte: also one that was found unsafe, since
 * it is their own (law AC-2).
 */
public final class DocumentsSection implements AccessSection {
  private final Opener opener;

  public DocumentsSection(Opener opener) {
    this.opener = opener;
  }

  @Override
  public String name() {
    return "documents";
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var application = SealedApplication.find(tx, id);
    var documents = DocumentRows.of(tx, id);
    return () ->
        application.stream()
            .flatMap(found -> documents.stream().map(document -> open(found, document)))
            .toList();
  }

  private Entry open(SealedApplication application, SealedDocument document) {
    var name = opener.name(application, document);
    var key = opener.dataKey(application, document);
    return new Entry()
        .file("file", name.filename(), () -> opener.object(key, document.object()))
        .code("kind", document.kind())
        .text("mediaType", document.mediaType())
        .number("size", document.size())
        .text("sha256", name.sha256())
        .code("state", document.state())
        .code("stateReason", document.reason())
        .codes("flags", document.flags())
        .at("checkedAt", document.checkedAt())
        .text("supersededBy", document.supersededBy())
        .text("id", document.id());
  }
}
