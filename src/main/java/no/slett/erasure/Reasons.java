package no.slett.erasure;

import no.slett.database.RowsStep;

/** Blocks of applications, and the sealed words that say why. */
public final class Reasons {
  private Reasons() {}

  /** What erasure does to them: they end with what they kept. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with ids as (
          select i.id, exists (select from survival s where s.application_id = i.id) as survives
          from unnest(?::uuid[]) as i (id)),
        said as (delete from reason r using ids where ids.id = r.application_id
            and not exists (select from survival s
              where s.application_id = r.application_id and r.id = any (s.items))
          returning r.application_id),
        held as (delete from hold h using ids where ids.id = h.application_id and not ids.survives
          returning h.application_id),
        restricted as (delete from restriction r using ids where ids.id = r.application_id
            and not ids.survives
          returning r.application_id)
        select application_id, 'block' as category, count(*) as n from (
          select * from said union all select * from held union all select * from restricted) gone
        group by 1
        """,
        """
        select application_id, id, 'reason:' || id as aad, data_key, '{}'::text[] as objects
        from reason where application_id = any (?::uuid[])
        """);
  }
}
