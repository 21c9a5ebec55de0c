package no.slett.application;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.application.StatementRows.SealedStatement;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** Tells what the person said to notes and to their application, word for word (law RE-1). */
public final class StatementsSection implements AccessSection {
  private final Opener opener;

  public StatementsSection(Opener opener) {
    this.opener = opener;
  }

  @Override
  public String name() {
    return "own-statements";
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var application = SealedApplication.find(tx, id);
    var statements = StatementRows.of(tx, id);
    return () ->
        application.stream()
            .flatMap(found -> statements.stream().map(statement -> open(found, statement)))
            .toList();
  }

  private Entry open(SealedApplication application, SealedStatement statement) {
    return new Entry()
        .at("createdAt", statement.createdAt())
        .text("text", opener.statement(application, statement))
        .text("noteId", statement.note())
        .text("id", statement.id());
  }
}
