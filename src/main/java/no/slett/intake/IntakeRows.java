package no.slett.intake;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.basis.ActivityId;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.document.arrival.SpooledFile;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.statistics.Event;
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
    var names = tags.stream().sorted().map(tag -> process + ":" + tag).toList();
    tx.call(
        "select pg_advisory_xact_lock(hashtextextended(n, 0)) from unnest(?::text[]) as n",
        Transaction.array(names));
  }

  /**
   * What is known already, all in one answer.
   *
   * @param known the application that this idempotency key led to before
   * @param noticeHash of the notice version, if it may be applied with: the current one, or one
   *     replaced within a day
   * @param toldOfClaims whether that notice tells of a claims defence (law LB-3)
   * @param mailboxKnown whether the mailbox has applied before
   */
  record Before(
      Optional<Known> known,
      Optional<String> noticeHash,
      boolean toldOfClaims,
      boolean mailboxKnown) {}

  static Before before(Transaction tx, Arrival arrival) {
    var process = arrival.process().id();
    var form = arrival.upload().form();
    return tx.first(
            """
            select e.application_id, e.claimed_at is not null as erased, n.sha256,
              coalesce('claims-defence' = any (n.activities), false) as claims,
              exists (select from application where process_id = ? and email_tag = ?) as mailbox
            from (select) as always
            left join erasure e on e.process_id = ? and e.idempotency_tag = ?
            left join notice n on n.process_id = ? and n.version = ? and n.language = ?
              and (n.replaced_at is null
                or n.replaced_at > ?::timestamptz - interval '24 hours')
            """,
            IntakeRows::readBefore,
            process,
            arrival.emailTag(),
            process,
            arrival.idempotencyTag().orElse(null),
            process,
            form.noticeVersion(),
            form.locale(),
            tx.instant())
        .orElseThrow();
  }

  private static Before readBefore(Row row) {
    return new Before(
        Optional.ofNullable(row.uuidOrNull("application_id"))
            .map(id -> new Known(new ApplicationId(id), row.flag("erased"))),
        Optional.ofNullable(row.textOrNull("sha256")),
        row.flag("claims"),
        row.flag("mailbox"));
  }

  static Optional<String> currentNotice(Transaction tx, HiringProcessId process) {
    return tx.first(
        "select distinct version from notice where process_id = ? and replaced_at is null",
        row -> row.text("version"),
        process);
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

  /**
   * What an application rests on from its receipt on.
   *
   * @param outlasts how long after the pre-contract basis it ends; null for that one itself
   */
  record NewBasis(ActivityId activity, Instant furthestEnd, @Nullable Period outlasts) {
    private String outlastsOrEmpty() {
      return outlasts == null ? "" : outlasts.toString();
    }
  }

  /**
   * The application, its bases and the promise to erase it: never one without the others, and
   * counted once.
   */
  static void insert(Transaction tx, NewApplication row, List<NewBasis> bases) {
    tx.update(
        """
        with received as (
          insert into application (id, process_id, received_at, stage, locale, notice_version,
              notice_sha256, same_mailbox, email_tag, idempotency_tag, fingerprint, data_key,
              profile, receipt, form_object)
          values (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)),
        rests as (
          insert into basis (application_id, activity, process_id, began_at, ends_at, outlasts)
          select ?::uuid, b.activity, ?::uuid, ?::timestamptz, b.ends_at, nullif(b.outlasts, '')
          from unnest(?::text[], ?::timestamptz[], ?::text[]) as b (activity, ends_at, outlasts))
        insert into erasure (application_id, process_id, receipt_hash, promised_by,
            idempotency_tag)
        select ?::uuid, ?::uuid, ?, ?::timestamptz, ?::bytea from count_event(?::uuid, ?, 1)
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
        row.process(),
        tx.instant(),
        Transaction.array(bases.stream().map(NewBasis::activity).toList()),
        Transaction.array(bases.stream().map(NewBasis::furthestEnd).toList()),
        Transaction.array(bases.stream().map(NewBasis::outlastsOrEmpty).toList()),
        row.id(),
        row.process(),
        row.receiptHash(),
        row.latest(),
        row.idempotencyTag(),
        row.process(),
        Event.RECEIVED.name());
  }

  /** One row of a document. */
  record NewDocument(int position, SpooledFile file, byte[] wrappedKey, byte[] sealedName) {}

  static void insertDocuments(
      Transaction tx, NewApplication application, List<NewDocument> documents) {
    if (documents.isEmpty()) {
      return;
    }
    var rows =
        documents.stream()
            .map(document -> "(?, ?, ?, ?, ?, 'quarantined', ?, ?, ?, ?, ?, ?)")
            .collect(Collectors.joining(", "));
    tx.update(
        """
        insert into document (id, application_id, process_id, position, kind, state, flags,
            media_type, size, data_key, name, object)
        """
            + "values "
            + rows,
        documents.stream().flatMap(document -> values(application, document)).toArray());
  }

  private static Stream<Object> values(NewApplication application, NewDocument document) {
    var file = document.file();
    return Stream.of(
        file.id(),
        application.id(),
        application.process(),
        document.position(),
        file.kind().part(),
        Transaction.array(file.type().flags()),
        file.type().mediaType(),
        file.size(),
        document.wrappedKey(),
        document.sealedName(),
        file.object());
  }

  /** The id under which the letter and the names are in the full-text index. */
  static UUID letterItem(ApplicationId application) {
    return application.value();
  }
}
