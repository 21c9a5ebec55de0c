package no.slett.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** What staff have to see above an application: what holds it, or restricts a part of it. */
final class Banner {
  private Banner() {}

  static List<Shown.Block> of(Transaction tx, ApplicationId application) {
    return tx.list(
        """
        select 'hold' as kind, item_id, review_at as until from hold
        where application_id = ? and released_at is null and review_at > ?
        union all
        select 'restriction', item_id, coalesce(lifts_at, review_at) from restriction
        where application_id = ? and lifted_at is null
        order by until
        """,
        row ->
            new Shown.Block(
                row.text("kind"),
                Optional.ofNullable(row.uuidOrNull("item_id")).map(UUID::toString).orElse(null),
                row.instant("until")),
        application,
        tx.instant(),
        application);
  }
}
