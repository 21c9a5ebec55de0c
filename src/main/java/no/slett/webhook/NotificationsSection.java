package no.slett.webhook;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;

/** Tells what recipients were told of the person, and what came of it (Art. 19). */
public final class NotificationsSection {
  private static final String TOLD =
      """
      select r.name, n.recipient, n.event, n.fields, n.channel, n.occurred_at, n.ends_at, n.outcome,
          n.answer, n.answered_at
      from notification n join recipient r on r.id = n.recipient
      where n.application_id = ? order by n.occurred_at, n.id
      """;

  private NotificationsSection() {}

  /** The section. */
  public static AccessSection create() {
    return AccessSection.rows("notifications", TOLD, NotificationsSection::entry);
  }

  private static Entry entry(Row row) {
    return new Entry()
        .text("name", row.text("name"))
        .code("event", row.text("event"))
        .codes("fields", row.texts("fields"))
        .at("occurredAt", row.instant("occurred_at"))
        .code("channel", row.text("channel"))
        .at("endsAt", row.instant("ends_at"))
        .code("outcome", row.textOrNull("outcome"))
        .code("answer", row.textOrNull("answer"))
        .at("answeredAt", row.instantOrNull("answered_at"))
        .text("recipientId", row.text("recipient"));
  }
}
