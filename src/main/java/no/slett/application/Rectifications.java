package no.slett.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import no.slett.database.Purpose;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * What people put right, and when (GDPR Art. 16). Each has an entry in the journal: a restored
 * database that is older brings the old values back, and has to say so.
 */
public final class Rectifications {
  private static final String KIND = "rectified";

  private Rectifications() {}

  /**
   * One as it is shown: what changed when, and never how it was before.
   *
   * @param itemId the new document, or the statement
   * @param lost true where a backup was put back that is older, and the old values with it
   */
  public record Shown(
      Instant at, List<String> fields, @Nullable String itemId, @Nullable Boolean lost) {}

  /** Of an application that the transaction may see, oldest first. */
  public static List<Shown> of(Transaction tx, ApplicationId application) {
    return tx.list(
        """
        select at, fields, item_id::text as item_id, lost from rectification
        where application_id = ? order by at, id
        """,
        row ->
            new Shown(
                row.instant("at"),
                row.texts("fields"),
                row.textOrNull("item_id"),
                row.flag("lost") ? true : null),
        application);
  }

  /**
   * Writes it down, in the transaction of purpose {@code rights} that puts it right. Once that is
   * committed, {@link Events#carryOut} of its id journals it.
   */
  public static void intend(Transaction tx, SealedApplication application, Rectification made) {
    tx.update(
        """
        insert into rectification (id, application_id, process_id, at, fields, item_id, replaced,
            form_object)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        made.id(),
        application.id(),
        application.process(),
        tx.instant(),
        Transaction.array(made.fields()),
        made.item(),
        made.replaced(),
        made.form());
    Events.intend(tx, made.id(), KIND, made.body(application));
  }

  /** What erasure does to them: they stay with whatever survives. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (
          delete from rectification r where application_id = any (?::uuid[])
            and not exists (select from survival s where s.application_id = r.application_id)
          returning application_id)
        select application_id, 'rectification' as category, count(*) as n from gone group by 1
        """);
  }

  /** Nothing where it is known; after a restore it says what was lost. */
  public static Effect effect() {
    return new Lost();
  }

  private record Lost() implements Effect {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      tx.update(
          """
          insert into rectification (id, application_id, process_id, at, fields, form_object, lost)
          select ?::uuid, application_id, process_id, ?::timestamptz, ?::text[], ?, true
          from erasure where application_id = ? and claimed_at is null
          on conflict (id) do nothing
          """,
          entry.id(),
          entry.at(),
          Transaction.array(fields(entry)),
          entry.body().path("form").textValue(),
          entry.body().path("application").asText());
    }

    private static List<String> fields(JournalEntry entry) {
      return StreamSupport.stream(entry.body().path("fields").spliterator(), false)
          .map(field -> field.asText())
          .toList();
    }
  }

  /** One that a restore lost, and whose form may still be there. */
  public record Relost(UUID id, ApplicationId application, String form) {}

  /** The last of each application, for purpose {@code clock}. */
  public static List<Relost> lost(Transaction tx) {
    return tx.list(
        """
        select distinct on (application_id) id, application_id, form_object from rectification
        where lost and form_object is not null order by application_id, at desc, id limit 100
        """,
        row ->
            new Relost(
                row.uuid("id"),
                new ApplicationId(row.uuid("application_id")),
                row.text("form_object")));
  }

  /** The form of the last one was found, and all before it are in it. */
  public static void found(Transaction tx, ApplicationId application) {
    tx.update(
        """
        update rectification set lost = false
        where application_id = ? and lost and form_object is not null
        """,
        application);
  }

  /** The form of the last one is gone: nobody looks for it again. */
  public static void gone(Transaction tx, Relost rectification) {
    tx.update(
        "update rectification set form_object = null where id = ? and lost", rectification.id());
  }
}
