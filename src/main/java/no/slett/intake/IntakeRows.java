package no.slett.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** The rows that intake writes, and the few that it may look at. */
final class IntakeRows {
  private IntakeRows() {}

  /** An application that was received with an idempotency key. */
  record Known(ApplicationId id, boolean erased) {}

  /** What proves that a repeated call is the same, and answers it. */
  record Kept(byte[] fingerprint, byte[] dataKey, byte[] receipt) {}

  /** One row of an application. */
  record NewApplication(
      ApplicationId id,
      HiringProcessId process,
      String receiptHash,
      Instant latest,
      String locale,
      String noticeVersion,
      String noticeSha256,
      boolean sameMailbox,
      byte[] emailTag,
      byte @Nullable [] idempotencyTag,
      byte[] fingerprint,
      byte[] dataKey,
      byte[] profile,
      byte[] receipt,
      String formObject) {}

  /** Waits for any other intake with the same tags, until the transaction ends. */
  static void lock(Transaction tx, HiringProcessId process, List<String> tags) {
    for (var tag : tags.stream().sorted().toList()) {
      tx.call("select pg_advisory_xact_lock(hashtextextended(?, 0))", process + ":" + tag);
    }
  }

  /** Whether a notice version may be applied with: the current one, or one replaced a day ago. */
  static Optional<String> noticeHash(
      Transaction tx, HiringProcessId process, String version, String language) {
    return tx.first(
        """
        select sha256 from notice
        where process_id = ? and version = ? and language = ?
          and (replaced_at is null or replaced_at > ?::timestamptz - interval '24 hours')
        """,
        row -> row.text("sha256"),
        process,
        version,
        language,
        tx.instant());
  }

  static Optional<String> currentNotice(Transaction tx, HiringProcessId process) {
    return tx.first(
        "select distinct version from notice where process_id = ? and replaced_at is null",
        row -> row.text("version"),
        process);
  }

  static Optional<Known> known(Transaction tx, HiringProcessId process, byte[] idempotencyTag) {
    return tx.first(
        """
        select application_id, claimed_at is not null as erased from erasure
        where process_id = ? and idempotency_tag = ?
        """,
        row -> new Known(new ApplicationId(row.uuid("application_id")), row.flag("erased")),
        process,
        idempotencyTag);
  }

  static Optional<Kept> kept(Transaction tx, HiringProcessId process, byte[] idempotencyTag) {
    return tx.first(
        """
        select fingerprint, data_key, receipt from application
        where process_id = ? and idempotency_tag = ?
        """,
        row -> new Kept(row.bytes("fingerprint"), row.bytes("data_key"), row.bytes("receipt")),
        process,
        idempotencyTag);
  }

  /** Marks the other applications from the same mailbox; returns how many there are. */
  static long markSameMailbox(Transaction tx, HiringProcessId process, byte[] emailTag) {
    return tx.update(
        "update application set same_mailbox = true where process_id = ? and email_tag = ?",
        process,
        emailTag);
  }

  static boolean mailboxKnown(Transaction tx, HiringProcessId process, byte[] emailTag) {
    return !tx.list(
            "select id from application where process_id = ? and email_tag = ? limit 1",
            row -> row.uuid("id"),
            process,
            emailTag)
        .isEmpty();
  }

  /** The application, its basis and the promise to erase it: never one without the others. */
  static void insert(Transaction tx, NewApplication row, String activity, Instant basisEnd) {
    tx.update(
        """
        with received as (
          insert into application (id, process_id, received_at, stage, locale, notice_version,
              notice_sha256, same_mailbox, email_tag, idempotency_tag, fingerprint, data_key,
              profile, receipt, form_object)
          values (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)),
        rests as (
          insert into basis (application_id, activity, process_id, began_at, ends_at)
          values (?, ?, ?, ?, ?))
        insert into erasure (application_id, process_id, receipt_hash, promised_by,
            idempotency_tag)
        values (?, ?, ?, ?, ?)
        """,
        row.id(),
        row.process(),
        tx.instant(),
        row.locale(),
        row.noticeVersion(),
        row.noticeSha256(),
        row.sameMailbox(),
        row.emailTag(),
        row.idempotencyTag(),
        row.fingerprint(),
        row.dataKey(),
        row.profile(),
        row.receipt(),
        row.formObject(),
        row.id(),
        activity,
        row.process(),
        tx.instant(),
        basisEnd,
        row.id(),
        row.process(),
        row.receiptHash(),
        row.latest(),
        row.idempotencyTag());
  }

  static void insertDocument(
      Transaction tx,
      NewApplication application,
      int position,
      SpooledFile file,
      byte[] wrappedKey,
      byte[] sealedName) {
    tx.update(
        """
        insert into document (id, application_id, process_id, position, kind, state, flags,
            media_type, size, data_key, name, object)
        values (?, ?, ?, ?, ?, 'quarantined', ?, ?, ?, ?, ?, ?)
        """,
        file.id(),
        application.id(),
        application.process(),
        position,
        file.kind().part(),
        Transaction.array(file.type().flags()),
        file.type().mediaType(),
        file.size(),
        wrappedKey,
        sealedName,
        file.object());
  }

  /** The id under which the letter and the names are in the full-text index. */
  static UUID letterItem(ApplicationId application) {
    return application.value();
  }
}
