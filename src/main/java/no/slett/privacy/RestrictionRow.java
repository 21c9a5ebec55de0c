package no.slett.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import org.jspecify.annotations.Nullable;

/** A row of a restriction. */
record RestrictionRow(
    BlockId id,
    ApplicationId application,
    @Nullable UUID item,
    String ground,
    String openedBy,
    Instant openedAt,
    Instant reviewAt,
    @Nullable Instant notifiedAt,
    @Nullable Instant liftsAt,
    @Nullable Instant liftedAt,
    @Nullable String activity,
    @Nullable UUID request) {
  private static final String SELECT =
      """
      select id, application_id, item_id, ground, opened_by, opened_at, review_at, notified_at,
          lifts_at, lifted_at, activity, request_id
      from restriction r
      """;

  static List<RestrictionRow> all(Transaction tx) {
    return tx.list(SELECT + " order by opened_at desc, id", RestrictionRow::read);
  }

  static Optional<RestrictionRow> find(Transaction tx, BlockId id) {
    return tx.first(SELECT + " where id = ?", RestrictionRow::read, id);
  }

  static Optional<RestrictionRow> findForUpdate(Transaction tx, BlockId id) {
    return tx.first(SELECT + " where id = ? for update", RestrictionRow::read, id);
  }

  /** Looked at by nobody until the review: the person is told that it ends, unless they need it. */
  static List<RestrictionRow> toAnnounce(Transaction tx, int most) {
    return tx.list(
        SELECT
            + """
             where review_at <= ? and notified_at is null and lifted_at is null
              and ground <> 'subject-claims' and activity is null and not exists (
                select from erasure e where e.application_id = r.application_id
                  and e.claimed_at is not null)
            order by review_at limit ?
            """,
        RestrictionRow::read,
        tx.instant(),
        most);
  }

  /** Announced a week ago; others skip what one instance has, and what it has intended. */
  static List<RestrictionRow> toLift(Transaction tx, int most) {
    return tx.list(
        SELECT
            + """
             where lifts_at <= ? and lifted_at is null and not exists (
                select from journal_entry j where j.kind = 'restriction-lifted'
                  and j.effected_at is null and j.body ->> 'id' = r.id::text)
            order by lifts_at limit ? for update skip locked
            """,
        RestrictionRow::read,
        tx.instant(),
        most);
  }

  private static RestrictionRow read(Row row) {
    return new RestrictionRow(
        new BlockId(row.uuid("id")),
        new ApplicationId(row.uuid("application_id")),
        row.uuidOrNull("item_id"),
        row.text("ground"),
        row.text("opened_by"),
        row.instant("opened_at"),
        row.instant("review_at"),
        row.instantOrNull("notified_at"),
        row.instantOrNull("lifts_at"),
        row.instantOrNull("lifted_at"),
        row.textOrNull("activity"),
        row.uuidOrNull("request_id"));
  }

  boolean mayBeLifted(Instant now) {
    return liftsAt != null && !liftsAt.isAfter(now);
  }

  BlockShown.Restriction shown(@Nullable String reason) {
    return new BlockShown.Restriction(
        id.toString(),
        application.toString(),
        item == null ? null : item.toString(),
        ground,
        openedBy,
        openedAt,
        reviewAt,
        notifiedAt,
        liftsAt,
        liftedAt,
        activity,
        request == null ? null : request.toString(),
        reason);
  }
}
