package no.slett.disclosure;

import no.slett.database.RowsStep;
import no.slett.database.Transaction;

/** The ledger: lines are added, and go with the application that they are about. */
public final class Disclosures {
  private Disclosures() {}

  /**
   * Adds a line, at the instant of the transaction; once, however often it is asked. For purposes
   * that disclose. What goes out when the rows of the application are gone already can not be
   * written down any more.
   *
   * @return whether it is a new line
   */
  public static boolean record(Transaction tx, Disclosure disclosure) {
    return tx.update(
            """
            insert into disclosure (id, application_id, process_id, recipient, path, categories,
                purpose, at)
            select ?::uuid, e.application_id, p.id, ?, ?, ?::text[],
                coalesce(?, case p.kind when 'unsolicited' then 'unsolicited' else 'recruitment' end),
                ?::timestamptz
            from erasure e join hiring_process p on p.id = e.process_id
            where e.application_id = ? and e.rows_gone is null
            on conflict do nothing
            """,
            disclosure.id(),
            disclosure.recipient(),
            disclosure.path().wire(),
            Transaction.array(disclosure.categories()),
            disclosure.purpose(),
            tx.instant(),
            disclosure.application())
        == 1;
  }

  /** What erasure does to the ledger: the lines go, and the erasure keeps whom they named. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (
          delete from disclosure where application_id = any (?::uuid[])
          returning application_id, recipient),
        named as (
          update erasure e set recipients = g.recipients from (
            select application_id, array_agg(distinct recipient order by recipient) as recipients
            from gone group by 1) g
          where e.application_id = g.application_id)
        select application_id, 'disclosures' as category, count(*) as n from gone group by 1
        """);
  }
}
