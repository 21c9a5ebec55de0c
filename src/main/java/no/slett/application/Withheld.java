package no.slett.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.access.Entry;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import org.jspecify.annotations.Nullable;

/**
 * A note or reference note that is withheld now.
 *
 * @param ground {@code pol-16-1-d}, {@code pol-16-1-e}, {@code pol-16-1-f} or {@code gdpr-15-4}
 * @param validUntil at the latest; null when it lasts until the decision on the application
 */
public record Withheld(
    UUID note, String ground, Instant openedAt, Instant approvedAt, @Nullable Instant validUntil) {
  /** Approved, not past its end, and the decision on the application not made (law AC-7). */
  public static final String IN_FORCE =
      """
      w.approved_at is not null and (w.valid_until is null or w.valid_until > instant())
          and not exists (select from application a
            where a.id = w.application_id and a.decided_at <= instant())
      """;

  /** What is withheld of an application, in a transaction of purpose {@code rights} about it. */
  public static List<Withheld> of(Transaction tx, ApplicationId application) {
    return tx.list(
        """
        select w.note_id, w.ground, w.opened_at, w.approved_at, w.valid_until from withholding w
        where w.application_id = ? and
        """
            + IN_FORCE,
        row ->
            new Withheld(
                row.uuid("note_id"),
                row.text("ground"),
                row.instant("opened_at"),
                row.instant("approved_at"),
                row.instantOrNull("valid_until")),
        application);
  }

  /** The one of a note, if it is withheld. */
  public static Optional<Withheld> find(List<Withheld> all, UUID note) {
    return all.stream().filter(withheld -> withheld.note().equals(note)).findFirst();
  }

  /** Tells that it is withheld, and why, instead of what it says. */
  public Entry tell(Entry entry) {
    return entry
        .code("withheld", ground)
        .at("proposedAt", openedAt)
        .at("approvedAt", approvedAt)
        .at("withheldUntil", validUntil);
  }

  /** What erasure does to them: they go with their note. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from withholding where application_id = any (?::uuid[])
          and not exists (select from survival s
            where s.application_id = withholding.application_id
              and withholding.note_id = any (s.items))
          returning application_id)
        select application_id, 'withholding' as category, count(*) as n from gone group by 1
        """);
  }
}
