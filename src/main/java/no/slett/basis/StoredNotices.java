package no.slett.basis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;
import no.slett.id.RecipientId;

/**
 * The notices of each hiring process as they were shown, current and replaced ones: an application
 * names the version that its applicant saw (law IN-1).
 */
public final class StoredNotices {
  private final NoticeWriter writer;

  /** Few processes differ in their terms; writing one notice takes longer than storing it. */
  private final ConcurrentMap<NoticeTerms, Notices> written = new ConcurrentHashMap<>();

  public StoredNotices(NoticeWriter writer) {
    this.writer = writer;
  }

  /**
   * Makes the notice for these terms the current one of the process, in all languages; for a
   * transaction of purpose {@code clock}. The one before is replaced from the transaction's instant
   * on.
   *
   * @return the current version
   * @throws IllegalArgumentException when the terms keep data longer than the catalogue's cap
   */
  public String refresh(Transaction tx, HiringProcessId process, NoticeTerms terms) {
    var notices = written.computeIfAbsent(terms, writer::write);
    var activities = writer.activities(terms).stream().map(Activity::id).toList();
    for (var language : Language.values()) {
      put(tx, process, notices.in(language), activities, writer.recipients());
    }
    tx.update(
        """
        update notice set replaced_at = ?
        where process_id = ? and version <> ? and replaced_at is null
        """,
        tx.instant(),
        process,
        notices.version());
    return notices.version();
  }

  /** The notice to show now; for a transaction of purpose {@code public}. */
  public static Optional<Notice> current(
      Transaction tx, HiringProcessId process, Language language) {
    return tx.first(
        """
        select version, language, html, plain, sha256 from notice
        where process_id = ? and language = ? and replaced_at is null
        """,
        StoredNotices::read,
        process,
        language.tag());
  }

  /**
   * A version that comes back is current again; it was first shown when it was first shown. The
   * same words name whoever is declared with them, under whatever id.
   */
  private static void put(
      Transaction tx,
      HiringProcessId process,
      Notice notice,
      List<ActivityId> activities,
      List<RecipientId> recipients) {
    tx.update(
        """
        insert into notice (process_id, version, language, html, plain, sha256, shown_from,
            activities, recipients)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (process_id, version, language) do update
          set html = excluded.html, replaced_at = null,
            recipients = array(
              select distinct unnest(notice.recipients || excluded.recipients) order by 1)
          where notice.html <> excluded.html or notice.replaced_at is not null
            or not notice.recipients @> excluded.recipients
        """,
        process,
        notice.version(),
        notice.language().tag(),
        notice.html(),
        notice.text(),
        notice.sha256(),
        tx.instant(),
        Transaction.array(activities),
        Transaction.array(recipients));
  }

  private static Notice read(Row row) {
    return new Notice(
        row.text("version"),
        Language.of(row.text("language")).orElseThrow(),
        row.text("html"),
        row.text("plain"),
        row.text("sha256"));
  }
}
