package no.slett.mail;

import java.time.Instant;
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
    insert(tx, mail, kind, process, key.application(), SealedMail.seal(mail, key), now, null);
  }

  /**
   * A mail about a hiring process to the controller's own mailbox. It lies there readable, so it
   * may hold no personal data.
   *
   * @param now by the system clock
   */
  public static void postToController(
      Transaction tx, Mail mail, String kind, HiringProcessId process, Instant now) {
    insert(tx, mail, kind, process, null, SealedMail.plain(mail), now, null);
  }

  /**
   * A mail to a mailbox, whether or not anything is known of it, sealed under a key of its own.
   *
   * @param key made for the mail's id in {@link #KEYS}; destroyed once the mail is out
   * @param now by the system clock
   * @param useless after which nobody needs it any more
   */
  public static void postToMailbox(
      Transaction tx, Mail mail, String kind, OwnKey key, Instant now, Instant useless) {
    insert(tx, mail, kind, null, null, SealedMail.seal(mail, key), now, useless);
  }

  private static void insert(
      Transaction tx,
      Mail mail,
      String kind,
      @Nullable HiringProcessId process,
      @Nullable ApplicationId application,
      SealedMail sealed,
      Instant now,
      @Nullable Instant useless) {
    tx.update(
        """
        insert into outbox (id, application_id, process_id, kind, data_key, sealed, created_at,
            next_try_at, useless_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        mail.id(),
        application,
        process,
        kind,
        sealed.dataKey(),
        sealed.bytes(),
        now,
        now,
        useless);
  }

  /** What erasure does to mails that never went out. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from outbox where application_id = any (?::uuid[])
          returning application_id)
        select application_id, 'unsent-mail' as category, count(*) as n from gone group by 1
        """);
  }
}
