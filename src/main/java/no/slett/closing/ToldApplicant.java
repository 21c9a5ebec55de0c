package no.slett.closing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told, and what their letter depends on.
 *
 * @param endsAt when the basis of the application ends
 * @param remembered until when a consent to the talent pool outlives that; null without one
 * @param mayJoin whether they were told of a talent pool when they applied, and have not answered
 * @param locked until when what shows how the decision was made stays locked in case of a claim;
 *     null when it does not
 */
record ToldApplicant(
    ApplicationId id,
    Instant endsAt,
    @Nullable Instant remembered,
    boolean mayJoin,
    @Nullable Instant locked) {
  /** Those of these applications that are still to be told; for purpose {@code rights}. */
  static List<ToldApplicant> of(
      Transaction tx, HiringProcessId process, Collection<ApplicationId> applications) {
    return tx.list(
        """
        select c.application_id, c.ends_at,
            case when s.withdrawn_at is null and s.expires_at > c.ends_at
              then s.expires_at end as remembered,
            s.id is null and exists (select from notice n where n.process_id = a.process_id
              and n.version = a.notice_version and 'talent-pool' = any (n.activities)) as may_join,
            d.ends_at as locked
        from closing_applicants(?) c join application a on a.id = c.application_id
          left join consent s on s.application_id = a.id and s.activity = 'talent-pool'
          left join basis d on d.application_id = a.id and d.activity = 'claims-defence'
            and d.ended_by is null and d.ends_at > c.ends_at
        where c.application_id = any (?::uuid[])
        order by c.application_id
        """,
        ToldApplicant::read,
        process,
        Transaction.array(applications));
  }

  private static ToldApplicant read(Row row) {
    return new ToldApplicant(
        new ApplicationId(row.uuid("application_id")),
        row.instant("ends_at"),
        row.instantOrNull("remembered"),
        row.flag("may_join"),
        row.instantOrNull("locked"));
  }
}
