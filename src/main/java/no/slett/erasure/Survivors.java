package no.slett.erasure;

import java.util.List;
import java.util.UUID;
import no.slett.database.Transaction;

/**
 * Puts back, after a restore, what the journal says outlived a process: the consent or assessment
 * that an older database does not know of, and the request that was open. Holds and restrictions
 * have entries of their own.
 */
final class Survivors {
  private Survivors() {}

  static void revive(Transaction tx, Batch batch, List<Survival> survivals) {
    for (var survival : survivals) {
      switch (survival.purpose()) {
        case TALENT_POOL, CLAIMS_DEFENCE -> reviveBasis(tx, batch, survival);
        case REQUEST -> reviveRequest(tx, batch, survival);
        case HOLD, RESTRICTION -> {}
      }
    }
  }

  private static void reviveBasis(Transaction tx, Batch batch, Survival survival) {
    tx.update(
        """
        insert into basis (application_id, activity, process_id, began_at, ends_at)
        select e.application_id, y.id, e.process_id, coalesce(c.given_at, ?::timestamptz),
            ?::timestamptz
        from erasure e join activity y on y.id = ?
          left join consent c on c.application_id = e.application_id and c.activity = y.id
        where e.application_id = ? and e.claimed_at is null on conflict do nothing
        """,
        batch.startedAt(),
        survival.until(),
        survival.purpose().wire(),
        survival.application());
  }

  private static void reviveRequest(Transaction tx, Batch batch, Survival survival) {
    tx.update(
        """
        with missing as (
          select e.application_id, e.process_id, ?::uuid as request_id from erasure e
          where e.application_id = ? and e.claimed_at is null and not exists (
            select from request_application ra where ra.application_id = e.application_id)),
        revived as (
          insert into request (id, mailbox_tag, type, received_at, channel, blocks_until,
              due_internal, due_legal, due_extended)
          select m.request_id, '', 'access', ?::timestamptz, 'restored', u.at,
              u.at - interval '2 months', u.at - interval '2 months', u.at
          from missing m, (select ?::timestamptz as at) u)
        insert into request_application (request_id, application_id, process_id)
        select request_id, application_id, process_id from missing
        """,
        UUID.randomUUID(),
        survival.application(),
        batch.startedAt(),
        survival.until());
  }
}
