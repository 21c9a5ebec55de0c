package no.slett.accountability.breach;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.BreachId;
import org.jspecify.annotations.Nullable;

/** A breach as its row tells. */
record BreachRow(
    BreachId id,
    Instant openedAt,
    Instant awareAt,
    Instant dueAt,
    @Nullable Window window,
    int alarmed,
    @Nullable String authority,
    @Nullable Instant authorityAt,
    @Nullable String persons,
    @Nullable Instant personsAt) {
  /** What the controller has after becoming aware, by the clock (Art. 33(1), law BR-1). */
  static final Duration TIME = Duration.ofDays(3);

  static final String SELECT =
      """
      select id, opened_at, aware_at, due_at, occurred_from, occurred_to, suspect, alarmed,
          authority, authority_at, persons, persons_at
      from breach
      """;

  static BreachRow read(Row row) {
    var from = row.instantOrNull("occurred_from");
    var to = row.instantOrNull("occurred_to");
    return new BreachRow(
        new BreachId(row.uuid("id")),
        row.instant("opened_at"),
        row.instant("aware_at"),
        row.instant("due_at"),
        from == null || to == null ? null : new Window(from, to, row.textOrNull("suspect")),
        (int) row.number("alarmed"),
        row.textOrNull("authority"),
        row.instantOrNull("authority_at"),
        row.textOrNull("persons"),
        row.instantOrNull("persons_at"));
  }

  /**
   * The breach.
   *
   * @throws ProblemException 404
   */
  static BreachRow demand(Transaction tx, BreachId id) {
    return tx.first(SELECT + " where id = ?", BreachRow::read, id).orElseThrow(BreachRow::absent);
  }

  /** The breach, kept from others until the transaction ends. */
  static Optional<BreachRow> findForUpdate(Transaction tx, UUID id) {
    return tx.first(SELECT + " where id = ? for update", BreachRow::read, id);
  }

  /** {@code open} until it is decided whether the authority and the persons are told. */
  String state() {
    return authority == null || persons == null ? "open" : "decided";
  }

  static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("There is no such breach.");
  }
}
