package no.slett.audit;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;

/**
 * Tells what was done with the application and when it was looked at, in which role and for which
 * purpose. Not by whom: the database does not even show it (law AC-4, C-579/21).
 */
public final class LogSection {
  private LogSection() {}

  /** The section. */
  public static AccessSection create() {
    return AccessSection.table(
        "log",
        "select at, role, action, why, item_id from access_log(?) order by at",
        LogSection::entry);
  }

  private static Entry entry(Row row) {
    return new Entry()
        .at("at", row.instant("at"))
        .code("role", row.text("role"))
        .code("action", row.text("action"))
        .code("purpose", row.text("why"))
        .text("itemId", row.uuidOrNull("item_id"));
  }
}
