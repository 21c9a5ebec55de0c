package no.slett.application;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;

/** Tells what the person put right, and when. */
public final class RectificationsSection {
  private static final String MADE =
      """
      select id, at, fields, item_id, replaced, lost from rectification
      where application_id = ? order by at, id
      """;

  private RectificationsSection() {}

  /** The section. */
  public static AccessSection create() {
    return AccessSection.rows("rectifications", MADE, RectificationsSection::entry);
  }

  private static Entry entry(Row row) {
    return new Entry()
        .at("at", row.instant("at"))
        .codes("fields", row.texts("fields"))
        .text("itemId", row.uuidOrNull("item_id"))
        .text("replaced", row.uuidOrNull("replaced"))
        .flag("lost", row.flag("lost"))
        .text("id", row.uuid("id"));
  }
}
