package no.slett.accountability.change;

import java.util.List;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;
import no.slett.database.RowsStep;
import no.slett.settings.Translated;

/** Of which recipients a person was told after they had applied. */
public final class Told {
  private static final String TOLD =
      """
      select r.name, r.category_nb, r.category_nn, r.category_en, t.recipient, t.told_at,
          t.counts_from
      from notice_told t join recipient r on r.id = t.recipient
      where t.application_id = ? order by t.told_at, t.recipient
      """;

  private Told() {}

  /** Tells it. */
  public static AccessSection section() {
    return AccessSection.rows("notice-changes", TOLD, Told::entry);
  }

  private static Entry entry(Row row) {
    var category =
        new Translated(row.text("category_nb"), row.text("category_nn"), row.text("category_en"));
    return new Entry()
        .text("name", row.text("name"))
        .said("doing", List.of(category))
        .at("toldAt", row.instant("told_at"))
        .at("countsFrom", row.instant("counts_from"))
        .text("recipientId", row.text("recipient"));
  }

  /** What erasure does to it; what outlives its process keeps it. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from notice_told where application_id = any (?::uuid[])
          returning application_id)
        select application_id, 'notice-changes' as category, count(*) as n from gone group by 1
        """);
  }
}
