package no.slett.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import no.slett.basis.Recipient;
import no.slett.basis.Webhook.Event;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.id.HiringProcessId;

/**
 * Posts what is to be told, in the transaction of what happened. News go to whoever wants them;
 * what Art. 19 has us tell goes to every recipient that the ledger names for the application.
 *
 * <p>Ids of events follow from what happened: after a restore, the same is told under the same id.
 */
public final class Notifications {
  private final boolean receivedWanted;

  /**
   * Takes who is declared: taking an application in asks the database nothing that nobody needs.
   */
  public Notifications(List<Recipient> recipients) {
    this.receivedWanted = recipients.stream().anyMatch(Notifications::wantsReceived);
  }

  private static boolean wantsReceived(Recipient recipient) {
    var webhook = recipient.webhook();
    return webhook != null && webhook.events().contains(Event.APPLICATION_RECEIVED);
  }

  /**
   * News: an application came in, for those of whom its person was told and who count already. For
   * purpose {@code intake}.
   */
  public void received(Transaction tx, HiringProcessId process, ApplicationId application) {
    if (receivedWanted) {
      tx.update(
          """
          insert into notification (id, recipient, event, process_id, application_id, channel,
              occurred_at, ends_at)
          select event_id(v.event, v.application::text, r.id), r.id, v.event, v.process,
              v.application, 'webhook', v.at, v.at + interval '14 days'
          from (values (?, ?::uuid, ?::uuid, ?::timestamptz)) as v (event, process, application, at),
              recipient r
          where r.webhook and v.event = any (r.events)
            and given_from(v.application, r.id) <= (select instant())
          """,
          Event.APPLICATION_RECEIVED.keyword(),
          process,
          application,
          tx.instant());
    }
  }

  /**
   * News: hiring processes that closed since this was asked last. For purpose {@code clock}.
   *
   * @return how many were posted
   */
  static long closed(Transaction tx) {
    return tx.update(
        """
        with closed as (
          update hiring_process set closed_told = true where id in (
            select id from hiring_process
            where closed_at <= ? and not closed_told and opened_at is not null
            order by closed_at limit 100 for update skip locked)
          returning id, closed_at)
        insert into notification (id, recipient, event, process_id, channel, occurred_at, ends_at)
        select event_id(v.event, c.id::text, r.id), r.id, v.event, c.id, 'webhook', c.closed_at,
            (select instant()) + interval '14 days'
        from (values (?)) as v (event), closed c, recipient r
        where r.webhook and v.event = any (r.events) and r.counts_from <= (select instant())
        on conflict do nothing
        """,
        tx.instant(),
        Event.HIRING_PROCESS_CLOSED.keyword());
  }

  /**
   * What a person or the controller put right (Art. 16, 19). For purpose {@code rights}.
   *
   * @param change what the event's id follows from
   * @param fields names of what changed, never the values
   */
  public static void rectified(
      Transaction tx, ApplicationId application, UUID change, List<String> fields) {
    fromLedger(tx, Event.APPLICANT_RECTIFIED, application, change, fields);
  }

  /** Processing was restricted (Art. 18, 19). For purpose {@code replay}. */
  public static void restricted(Transaction tx, ApplicationId application, BlockId restriction) {
    fromLedger(tx, Event.APPLICANT_RESTRICTED, application, restriction.value(), List.of());
  }

  private static void fromLedger(
      Transaction tx, Event event, ApplicationId application, UUID cause, List<String> fields) {
    tx.update(
        """
        insert into notification (id, recipient, event, process_id, application_id, fields,
            channel, occurred_at, ends_at)
        select event_id(v.event, v.cause, r.id), r.id, v.event, d.process_id, d.application_id,
            v.fields, channel(r), v.at, telling_ends(r, v.at)
        from (values (?, ?, ?::text[], ?::timestamptz)) as v (event, cause, fields, at),
            (select distinct recipient, process_id, application_id from disclosure
              where application_id = ?) d
            join recipient r on r.id = d.recipient
        on conflict do nothing
        """,
        event.keyword(),
        cause,
        Transaction.array(fields),
        tx.instant(),
        application);
  }

  /**
   * Applications were erased (Art. 17, 19). For purpose {@code replay}: an effect of the journal.
   *
   * @param certificates an array of objects with {@code application}, {@code receipt_hash}, {@code
   *     finished_at} and {@code recipients}, the ids of those whom the ledger named
   */
  public static void erased(
      Transaction tx, UUID batch, HiringProcessId process, JsonNode certificates) {
    tx.update(
        """
        insert into notification (id, recipient, event, process_id, application_id, receipt_hash,
            channel, occurred_at, ends_at)
        select event_id(v.event, v.batch, c.application::text, r.id), r.id, v.event, v.process,
            c.application, c.receipt_hash, channel(r), c.finished_at, telling_ends(r, c.finished_at)
        from (values (?, ?, ?::uuid)) as v (event, batch, process),
            jsonb_to_recordset(?::jsonb)
              as c (application uuid, receipt_hash text, finished_at timestamptz, recipients text[])
            cross join lateral unnest(c.recipients) as named (id)
            join recipient r on r.id = named.id
        on conflict do nothing
        """,
        Event.APPLICANT_ERASED.keyword(),
        batch,
        process,
        certificates);
  }

  /** Whom the holder of a receipt finds told of the erasure, or not. */
  public record Told(String name, String state) {}

  /** By name, for purpose {@code public}; empty when nobody had anything. */
  public static List<Told> told(Transaction tx, String receiptHash) {
    return tx.list(
        """
        select r.name, notification_state(n) as state
        from notification n join recipient r on r.id = n.recipient
        where n.receipt_hash = ? order by r.name, n.id
        """,
        row -> new Told(row.text("name"), row.text("state")),
        receiptHash);
  }

  /** What erasure does to what was not told yet, but for the erasure itself. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (
          delete from notification
          where application_id = any (?::uuid[]) and event <> 'applicant.erased'
          returning application_id)
        select application_id, 'notifications' as category, count(*) as n from gone group by 1
        """);
  }
}
