package no.slett.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds and restrictions in the shapes of the contract. */
final class BlockShown {
  private BlockShown() {}

  /** A hold; reason and file of the dispute only where one is read by itself. */
  record Hold(
      String id,
      String applicationId,
      @Nullable String itemId,
      String state,
      String openedBy,
      Instant openedAt,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedAt,
      Instant until,
      @Nullable Instant releasedAt,
      @Nullable Instant toldAt,
      @Nullable String exemption,
      @Nullable String reason,
      @Nullable String matterRef) {
    @Override
    public String toString() {
      return "Hold[" + id + "]";
    }
  }

  /** A restriction; the reason only where one is read by itself. */
  record Restriction(
      String id,
      String applicationId,
      @Nullable String itemId,
      String ground,
      String openedBy,
      Instant openedAt,
      Instant reviewAt,
      @Nullable Instant notifiedAt,
      @Nullable Instant liftsAt,
      @Nullable Instant liftedAt,
      @Nullable String activity,
      @Nullable String requestId,
      @Nullable String reason) {
    @Override
    public String toString() {
      return "Restriction[" + id + "]";
    }
  }

  /** A list that comes whole. */
  record All<T>(List<T> items) {}
}
