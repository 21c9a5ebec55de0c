package no.slett.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.privacy.Blocks.Said;
import org.jspecify.annotations.Nullable;

/** A row of a hold. */
record HoldRow(
    BlockId id,
    ApplicationId application,
    @Nullable UUID item,
    String openedBy,
    Instant openedAt,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt,
    @Nullable Instant askedUntil,
    Instant reviewAt,
    @Nullable Instant releasedAt,
    @Nullable Instant toldAt,
    @Nullable String exemption) {
  private static final String SELECT =
      """
      select id, application_id, item_id, opened_by, opened_at, confirmed_by, confirmed_at,
          asked_until, review_at, released_at, told_at, exemption
      from hold
      """;

  static List<HoldRow> all(Transaction tx) {
    return tx.list(SELECT + " order by opened_at desc, id", HoldRow::read);
  }

  static Optional<HoldRow> find(Transaction tx, BlockId id) {
    return tx.first(SELECT + " where id = ?", HoldRow::read, id);
  }

  static Optional<HoldRow> findForUpdate(Transaction tx, BlockId id) {
    return tx.first(SELECT + " where id = ? for update", HoldRow::read, id);
  }

  private static HoldRow read(Row row) {
    return new HoldRow(
        new BlockId(row.uuid("id")),
        new ApplicationId(row.uuid("application_id")),
        row.uuidOrNull("item_id"),
        row.text("opened_by"),
        row.instant("opened_at"),
        row.textOrNull("confirmed_by"),
        row.instantOrNull("confirmed_at"),
        row.instantOrNull("asked_until"),
        row.instant("review_at"),
        row.instantOrNull("released_at"),
        row.instantOrNull("told_at"),
        row.textOrNull("exemption"));
  }

  boolean holds(Instant now) {
    return releasedAt == null && reviewAt.isAfter(now);
  }

  boolean isConfirmed() {
    return confirmedAt != null;
  }

  private String state(Instant now) {
    if (releasedAt != null) {
      return "released";
    }
    if (!holds(now)) {
      return "lapsed";
    }
    return isConfirmed() ? "confirmed" : "unconfirmed";
  }

  BlockShown.Hold shown(Instant now, @Nullable Said said) {
    return new BlockShown.Hold(
        id.toString(),
        application.toString(),
        item == null ? null : item.toString(),
        state(now),
        openedBy,
        openedAt,
        confirmedBy,
        confirmedAt,
        reviewAt,
        releasedAt,
        toldAt,
        exemption,
        said == null ? null : said.reason(),
        said == null ? null : said.matterRef());
  }
}
