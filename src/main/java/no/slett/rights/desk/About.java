package no.slett.rights.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.DocumentRows;
import no.slett.application.SealedApplication;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/**
 * What there is of an application that a request is about: which items, on which bases. Never what
 * is in them.
 */
record About(SealedApplication application, String title, List<Part> parts, List<Basis> bases) {
  /** An item; the form has the application's own id. */
  record Part(UUID id, String kind) {}

  /** A basis that lives, or lived until {@code endsAt}. */
  record Basis(String activity, String legalBasis, Instant endsAt) {}

  /** In a transaction of purpose {@code rights} about it; empty once its erasure is claimed. */
  static Optional<About> find(Transaction tx, ApplicationId id) {
    return SealedApplication.find(tx, id)
        .map(
            application ->
                new About(application, title(tx, application), parts(tx, id), bases(tx, id)));
  }

  private static String title(Transaction tx, SealedApplication application) {
    return tx.first(
            "select title from hiring_process where id = ?",
            row -> row.text("title"),
            application.process())
        .orElseThrow();
  }

  private static List<Part> parts(Transaction tx, ApplicationId id) {
    var parts = new ArrayList<Part>();
    parts.add(new Part(id.value(), "form"));
    DocumentRows.of(tx, id).forEach(file -> parts.add(new Part(file.id(), file.kind())));
    parts.addAll(
        tx.list(
            "select id from note where application_id = ? order by created_at, id",
            row -> new Part(row.uuid("id"), "note"),
            id));
    return parts;
  }

  private static List<Basis> bases(Transaction tx, ApplicationId id) {
    return tx.list(
        """
        select b.activity, a.legal_basis, b.ends_at
        from basis b join activity a on a.id = b.activity
        where b.application_id = ? order by b.activity
        """,
        row -> new Basis(row.text("activity"), row.text("legal_basis"), row.instant("ends_at")),
        id);
  }
}
