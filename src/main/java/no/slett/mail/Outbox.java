package no.slett.mail;

import java.util.UUID;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** Mails that are to go out, committed together with what they tell of. */
public final class Outbox {
  private Outbox() {}

  /** A mail about an application, sealed with a data key of its own. */
  public static void put(
      Transaction tx,
      Mail mail,
      String kind,
      HiringProcessId process,
      @Nullable ApplicationId application,
      byte @Nullable [] wrappedKey,
      byte[] sealed,
      java.time.Instant now) {
    tx.update(
        """
        insert into outbox (id, application_id, process_id, kind, data_key, sealed, created_at,
            next_try_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        mail.id(),
        application,
        process,
        kind,
        wrappedKey,
        sealed,
        now,
        now);
  }

  /** What erasure does to mails that never went out. */
  public static RowsStep erasure() {
    return RowsStep.sql(
        """
        with gone as (delete from outbox where application_id = any (?::uuid[])
          returning application_id)
        select application_id, 'unsent-mail' as category, count(*) as n from gone group by 1
        """);
  }

  /** What the sealed bytes of a mail belong to. */
  public static String aad(UUID mail) {
    return "mail:" + mail;
  }
}
