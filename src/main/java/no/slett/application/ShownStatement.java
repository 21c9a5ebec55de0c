package no.slett.application;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import no.slett.application.StatementRows.SealedStatement;
import org.jspecify.annotations.Nullable;

/**
 * What the person says to a note, or to their whole application: to be shown wherever that is.
 *
 * @param noteId null where it is about the whole application
 */
public record ShownStatement(
    String statementId, @Nullable String noteId, Instant createdAt, String text) {
  /** Opens one. */
  public static ShownStatement of(
      Opener opener, SealedApplication application, SealedStatement statement) {
    var note = statement.note();
    return new ShownStatement(
        statement.id().toString(),
        note == null ? null : note.toString(),
        statement.createdAt(),
        opener.statement(application, statement));
  }

  /** Opens those about one note; about the whole application where that is null. */
  public static List<ShownStatement> about(
      @Nullable UUID note,
      Opener opener,
      SealedApplication application,
      List<SealedStatement> statements) {
    return statements.stream()
        .filter(statement -> Objects.equals(statement.note(), note))
        .map(statement -> of(opener, application, statement))
        .toList();
  }

  @Override
  public String toString() {
    return "ShownStatement[" + statementId + "]";
  }
}
