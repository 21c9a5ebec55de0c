package no.slett.rights.withholding;

import java.time.Instant;
import java.util.List;
import no.slett.application.Withheld;
import no.slett.database.Row;
import org.jspecify.annotations.Nullable;

/**
 * A withholding in the shape of the contract.
 *
 * @param necessity only where one is read by itself
 */
record WithholdingShown(
    String id,
    String applicationId,
    String noteId,
    String ground,
    String state,
    String openedBy,
    Instant openedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable Instant validUntil,
    @Nullable String necessity) {
  static final String SELECT =
      """
      select w.id, w.application_id, w.note_id, w.ground, w.opened_by, w.opened_at, w.approved_by,
          w.approved_at, w.valid_until, w.data_key, w.necessity,
          case when w.approved_at is null then 'unapproved' when
      """
          + Withheld.IN_FORCE
          + " then 'withheld' else 'lapsed' end as state from withholding w";

  static WithholdingShown read(Row row) {
    return new WithholdingShown(
        row.uuid("id").toString(),
        row.uuid("application_id").toString(),
        row.uuid("note_id").toString(),
        row.text("ground"),
        row.text("state"),
        row.text("opened_by"),
        row.instant("opened_at"),
        row.textOrNull("approved_by"),
        row.instantOrNull("approved_at"),
        row.instantOrNull("valid_until"),
        null);
  }

  WithholdingShown with(String words) {
    return new WithholdingShown(
        id,
        applicationId,
        noteId,
        ground,
        state,
        openedBy,
        openedAt,
        approvedBy,
        approvedAt,
        validUntil,
        words);
  }

  /** All there are. */
  record All(List<WithholdingShown> items) {}

  @Override
  public String toString() {
    return "Withholding[" + id + "]";
  }
}
