package no.slett.basis;

import java.util.List;
import no.slett.database.Transaction;
import no.slett.settings.Keyword;
import org.jspecify.annotations.Nullable;

/** The declared recipients as the database knows them: every disclosure names a row of it. */
public final class Recipients {
  private Recipients() {}

  /**
   * Writes them down; for a transaction of purpose {@code clock}. One that left the controller's
   * file stays as a former one, without its webhook: what it was given is still on record.
   */
  public static void sync(Transaction tx, List<Recipient> recipients) {
    recipients.forEach(recipient -> put(tx, recipient));
    tx.update(
        """
        update recipient set declared = false, webhook = false, events = '{}', updated_at = ?
        where declared and not id = any (?::text[])
        """,
        tx.instant(),
        Transaction.array(recipients.stream().map(Recipient::id).toList()));
  }

  private static void put(Transaction tx, Recipient recipient) {
    var webhook = recipient.webhook();
    tx.update(
        """
        insert into recipient (id, name, role, category_nb, category_nn, category_en, country,
            transfer, erases_within, webhook, events, declared, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?)
        on conflict (id) do update set name = excluded.name, role = excluded.role,
            category_nb = excluded.category_nb, category_nn = excluded.category_nn,
            category_en = excluded.category_en, country = excluded.country,
            transfer = excluded.transfer, erases_within = excluded.erases_within,
            webhook = excluded.webhook, events = excluded.events, declared = true,
            updated_at = excluded.updated_at
        """,
        recipient.id(),
        recipient.name(),
        recipient.role().keyword(),
        recipient.category().nb(),
        recipient.category().nn(),
        recipient.category().en(),
        recipient.country().code(),
        keyword(recipient.transfer()),
        recipient.erasesWithin(),
        webhook != null,
        Transaction.array(
            webhook == null
                ? List.of()
                : webhook.events().stream().map(Keyword::keyword).sorted().toList()),
        tx.instant());
  }

  private static @Nullable String keyword(@Nullable Keyword word) {
    return word == null ? null : word.keyword();
  }
}
