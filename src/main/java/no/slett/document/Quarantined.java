package no.slett.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/** A document that waits for its inspection, claimed by this instance. */
record Quarantined(
    UUID id,
    ApplicationId application,
    HiringProcessId process,
    String mediaType,
    long size,
    List<String> flags,
    byte[] dataKey,
    String object,
    int attempts) {
  /** The next one that nobody works on; nobody else gets it before the lease ends. */
  static Optional<Quarantined> claim(Transaction tx, Instant now, Duration lease) {
    return tx.first(
        """
        update document set leased_until = ?, attempts = attempts + 1 where id = (
          select id from document
          where state = 'quarantined' and (leased_until is null or leased_until <= ?)
          order by attempts, id limit 1 for update skip locked)
        returning id, application_id, process_id, media_type, size, flags, data_key, object,
          attempts
        """,
        Quarantined::read,
        now.plus(lease),
        now);
  }

  private static Quarantined read(Row row) {
    return new Quarantined(
        row.uuid("id"),
        new ApplicationId(row.uuid("application_id")),
        new HiringProcessId(row.uuid("process_id")),
        row.text("media_type"),
        row.number("size"),
        row.texts("flags"),
        row.bytes("data_key"),
        row.text("object"),
        (int) row.number("attempts"));
  }

  /** What its sealed values belong to. */
  String aad() {
    return "document:" + id;
  }

  /** True unless it is gone, or somebody else was faster. */
  boolean clean(Transaction tx, Collection<String> found, String textObject) {
    return tx.update(
            """
            update document set state = 'clean', flags = ?, text_object = ?, checked_at = ?,
              leased_until = null
            where id = ? and state = 'quarantined'
            """,
            Transaction.array(found),
            textObject,
            tx.instant(),
            id)
        == 1;
  }

  /** True unless it is gone, or somebody else was faster. */
  boolean refused(Transaction tx, String reason) {
    return tx.update(
            """
            update document set state = 'refused', reason = ?, checked_at = ?, leased_until = null
            where id = ? and state = 'quarantined'
            """,
            reason,
            tx.instant(),
            id)
        == 1;
  }

  void later(Transaction tx, Instant again) {
    tx.update("update document set leased_until = ? where id = ?", again, id);
  }
}
