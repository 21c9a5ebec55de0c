package no.slett.mail;

import java.time.Instant;
import java.util.List;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.ApplicationKey;
import no.slett.vault.OwnKey;
import org.jspecify.annotations.Nullable;

/** Mails that are to go out, committed together with what they tell of. */
public final class Outbox {
  /** The kind of {@link no.slett.vault.OwnKeys} that mails about no application are sealed with. */
  public static final String KEYS = "mail";

  private Outbox() {}

  /**
   * What a mail needs that has a key of its own.
   *
   * @param key made for the mail's id in {@link #KEYS}; destroyed once the mail is out
   * @param useless by the system clock, after which nobody needs it any more
   * @param purpose the activity of the catalogue that it is sent for; null for the hiring process
   *     itself, or the unsolicited application
   */
  public record Alone(OwnKey key, Instant useless, @Nullable String purpose) {}

  /**
   * A mail about an application, sealed under its key: when that goes, so does the mail.
   *
   * @param now by the system clock
   */
  public static void post(
      Transaction tx,
      Mail mail,
      String kind,
      HiringProcessId process,
      ApplicationKey key,
      Instant now) {
    insert(
        tx,
        new Row(
            mail, kind, process, key.application(), SealedMail.seal(mail, key), null, List.of()),
        now);
  }

  /**
   * A mail about a hiring process to the controller's own mailbox. It lies there readable, so it
   * may hold no personal data.
   *
   * @param now by the system clock
   */
  public static void postToController(
      Transaction tx, Mail mail, String kind, HiringProcessId process, Instant now) {
    insert(tx, new Row(mail, kind, process, null, SealedMail.plain(mail), null, List.of()), now);
  }

  /**
   * A mail about an application that may have been reduced, whose own key is gone then. The mail
   * goes when the application does.
   *
   * @param now by the system clock
   */
  public static void postAlone(
      Transaction tx,
      Mail mail,
      String kind,
      HiringProcessId process,
      ApplicationId application,
      Alone alone,
      Instant now) {
    var sealed = SealedMail.seal(mail, alone.key());
    insert(tx, new Row(mail, kind, process, application, sealed, alone, List.of()), now);
  }

  /**
   * A mail to a mailbox that outlives what it is about, if that is anything.
   *
   * @param about applications of which it tells something
   * @param now by the system clock
   */
  public static void postToMailbox(
      Transaction tx, Mail mail, String kind, Alone alone, List<ApplicationId> about, Instant now) {
    var sealed = SealedMail.seal(mail, alone.key());
    insert(tx, new Row(mail, kind, null, null, sealed, alone, about), now);
  }

  private record Row(
      Mail mail,
      String kind,
      @Nullable HiringProcessId process,
      @Nullable ApplicationId application,
      SealedMail sealed,
      @Nullable Alone alone,
      List<ApplicationId> about) {}

  private static void insert(Transaction tx, Row row, Instant now) {
    var alone = row.alone();
    tx.update(
        """
        insert into outbox (id, application_id, process_id, kind, data_key, sealed, created_at,
            next_try_at, own_key, useless_at, purpose, about)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        row.mail().id(),
        row.application(),
        row.process(),
        row.kind(),
        row.sealed().dataKey(),
        row.sealed().bytes(),
        now,
        now,
        alone != null,
        alone == null ? null : alone.useless(),
        alone == null ? null : alone.purpose(),
        Transaction.array(row.about()));
  }

  /** What erasure does to mails that never went out. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (
          delete from outbox o using erasure e where e.application_id = o.application_id
            and o.application_id = any (?::uuid[]) and (e.claimed_at is not null or not o.own_key)
          returning o.application_id)
        select application_id, 'unsent-mail' as category, count(*) as n from gone group by 1
        """);
  }
}
