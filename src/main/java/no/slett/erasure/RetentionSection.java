package no.slett.erasure;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** Tells by when the application is gone, and what of it outlives its hiring process, for what. */
public final class RetentionSection implements AccessSection {
  @Override
  public String name() {
    return "retention";
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId application) {
    var survivals =
        tx.list(
            """
            select purpose, ends_at, items::text[] as items from survival
            where application_id = ? order by purpose
            """,
            RetentionSection::survival,
            application);
    var entries =
        tx.list(
            "select promised_by, due_at, trigger, ground from erasure where application_id = ?",
            row -> promise(row).entries("survivals", survivals),
            application);
    return () -> entries;
  }

  private static Entry promise(Row row) {
    return new Entry()
        .at("latest", row.instant("promised_by"))
        .at("dueAt", row.instantOrNull("due_at"))
        .code("trigger", row.textOrNull("trigger"))
        .text("ground", row.textOrNull("ground"));
  }

  private static Entry survival(Row row) {
    return new Entry()
        .code("purpose", row.text("purpose"))
        .at("endsAt", row.instant("ends_at"))
        .text("items", String.join(", ", row.texts("items")));
  }
}
