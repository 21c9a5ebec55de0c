package no.slett.reference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.slett.application.SealedApplication;
import no.slett.basis.ActivityId;
import no.slett.database.Actor;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;
import no.slett.id.RefereeId;
import org.jspecify.annotations.Nullable;

/**
 * The row of a referee, still sealed.
 *
 * @param number from 1, in the order in which they were added: all that is left of a name
 * @param position in the form's list; null for somebody whom the applicant did not name
 * @param contact empty once the referee objected
 */
record RefereeRow(
    RefereeId id,
    ApplicationId application,
    HiringProcessId process,
    long number,
    @Nullable Integer position,
    String activity,
    Language language,
    Instant addedAt,
    byte[] dataKey,
    byte[] contact,
    @Nullable Instant contactedAt,
    @Nullable Instant objectedAt) {
  private static final String SELECT =
      """
      select id, application_id, process_id, coalesce(position, -1) as place, activity, language, added_at, data_key,
          contact, contacted_at, objected_at,
          (select count(*) from referee o where o.application_id = referee.application_id
            and (o.added_at, o.id) <= (referee.added_at, referee.id)) as number
      from referee
      """;

  static List<RefereeRow> of(Transaction tx, ApplicationId application) {
    return tx.list(
        SELECT + " where application_id = ? order by added_at, id", RefereeRow::read, application);
  }

  static Optional<RefereeRow> find(Transaction tx, RefereeId id) {
    return tx.first(SELECT + " where id = ?", RefereeRow::read, id);
  }

  /** Whoever contacts and whoever objects at the same time do it one after the other. */
  static Optional<RefereeRow> lock(Transaction tx, RefereeId id) {
    return tx.first(SELECT + " where id = ? for update", RefereeRow::read, id);
  }

  static Optional<RefereeRow> lock(Transaction tx, byte[] tokenHash) {
    return tx.first(SELECT + " where token_hash = ? for update", RefereeRow::read, tokenHash);
  }

  boolean named() {
    return position != null;
  }

  static String aad(RefereeId id) {
    return "referee:" + id;
  }

  static void insert(
      Transaction tx,
      Actor actor,
      SealedApplication application,
      RefereeId id,
      NewReferee wanted,
      ActivityId activity,
      Cards.Sealed sealed) {
    var language = Processes.of(tx, application.process()).language();
    tx.update(
        """
        insert into referee (id, application_id, process_id, position, activity, language, added_at,
            added_by, data_key, contact, mailbox_tag)
        values (?, ?, ?, ?::int, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        application.id(),
        application.process(),
        wanted.position(),
        activity,
        wanted.languageOr(language).tag(),
        tx.instant(),
        actor.subject(),
        sealed.dataKey(),
        sealed.contact(),
        sealed.mailboxTag());
  }

  private static RefereeRow read(Row row) {
    var place = (int) row.number("place");
    return new RefereeRow(
        new RefereeId(row.uuid("id")),
        new ApplicationId(row.uuid("application_id")),
        new HiringProcessId(row.uuid("process_id")),
        row.number("number"),
        place < 0 ? null : place,
        row.text("activity"),
        Language.of(row.text("language")).orElseThrow(),
        row.instant("added_at"),
        row.bytes("data_key"),
        row.bytes("contact"),
        row.instantOrNull("contacted_at"),
        row.instantOrNull("objected_at"));
  }
}
