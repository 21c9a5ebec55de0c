package no.slett.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.slett.clock.ServiceClock;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.privacy.ErasureShown.Day;
import no.slett.privacy.ErasureShown.Forecast;
import no.slett.privacy.ErasureShown.Kept;
import no.slett.privacy.ErasureShown.Why;

/** What goes on which day if nothing else happens: the eraser's own judgement, of a later time. */
final class Outlook {
  private Outlook() {}

  private record Count(String day, boolean goes, String name, long count) {
    static Count read(Row row) {
      return new Count(row.text("day"), row.flag("goes"), row.text("name"), row.number("n"));
    }
  }

  /** So many days, today included. */
  static Forecast of(Transaction tx, int days) {
    var today = LocalDate.ofInstant(tx.instant(), ServiceClock.ZONE);
    var counts = counts(tx, today.plusDays(days).atStartOfDay(ServiceClock.ZONE).toInstant());
    return new Forecast(
        tx.instant(),
        withoutErasureDate(tx),
        Stream.iterate(today, day -> day.plusDays(1))
            .limit(days)
            .map(day -> day(day.toString(), counts))
            .toList());
  }

  static long withoutErasureDate(Transaction tx) {
    return tx.first("select without_erasure_date() as n", row -> row.number("n")).orElseThrow();
  }

  private static Day day(String date, List<Count> counts) {
    var goes = counts.stream().filter(c -> c.day().equals(date) && c.goes()).toList();
    var stays = counts.stream().filter(c -> c.day().equals(date) && !c.goes()).toList();
    return new Day(
        date,
        goes.stream().mapToLong(Count::count).sum(),
        goes.stream().map(c -> new Why(c.name(), c.count())).toList(),
        stays.stream().map(c -> new Kept(c.name(), c.count())).toList());
  }

  private static List<Count> counts(Transaction tx, Instant end) {
    return tx.list(
        """
        with given_up as (
          select application_id from erasure where given_up_at is not null and claimed_at is null),
        ahead as materialized (
          select * from ending(?) where ends_at < ?
            and application_id not in (select application_id from given_up))
        select to_char(greatest(a.goes_at, instant()) at time zone 'Europe/Oslo', 'YYYY-MM-DD')
            as day, true as goes, a.rule as name, count(*) as n
        from ahead a where a.goes_at < ? group by 1, 3
        union all
        select to_char(instant() at time zone 'Europe/Oslo', 'YYYY-MM-DD'), true, 'key-missing',
            count(*) from given_up having count(*) > 0
        union all
        select to_char(greatest(a.ends_at, instant()) at time zone 'Europe/Oslo', 'YYYY-MM-DD'),
            false, d.purpose, count(distinct a.application_id)
        from ahead a join delays(array(select application_id from ahead)) d
          on d.application_id = a.application_id
        where d.until > a.ends_at
          and case when a.ends_at > instant() then true else a.kept and d.until > instant() end
        group by 1, 3
        order by 1, 3
        """,
        Count::read,
        end,
        end,
        end);
  }
}
