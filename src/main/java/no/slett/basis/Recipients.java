package no.slett.basis;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Standing.Judgement;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.RecipientId;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Keyword;
import org.jspecify.annotations.Nullable;

/** The declared recipients as the database knows them: every disclosure names a row of it. */
public final class Recipients {
  private static final Scope START = Scope.system(Purpose.CLOCK, "start");

  private Recipients() {}

  /**
   * From when a recipient may be given something of an application: from the day that its person
   * was told, in their notice or by mail. Empty while they know nothing of it.
   */
  public static Optional<Instant> givenFrom(
      Transaction tx, ApplicationId application, RecipientId recipient) {
    return tx.first("select given_from(?, ?) as at", row -> at(row), application, recipient)
        .flatMap(Function.identity());
  }

  /** Whether a recipient may be given anything yet of those who know of it. */
  public static boolean counts(Transaction tx, RecipientId recipient) {
    return tx.first(
            "select true as counts from recipient where id = ? and counts_from <= ?",
            row -> row.flag("counts"),
            recipient,
            tx.instant())
        .isPresent();
  }

  private static Optional<Instant> at(Row row) {
    return Optional.ofNullable(row.instantOrNull("at"));
  }

  /**
   * Writes them down; for a transaction of purpose {@code clock}. One that left the controller's
   * file stays as a former one, without its webhook: what it was given is still on record. What is
   * to change for people who have applied is announced, once.
   *
   * @param announcedBefore how long before it gets anything people are told of a new one
   * @throws InvalidSettings when they were told otherwise, or would not be told in time; then
   *     nothing is to be committed
   */
  public static void sync(Transaction tx, List<Recipient> recipients, Period announcedBefore) {
    var standings = Standing.all(tx, recipients);
    var problems = new ArrayList<String>();
    for (var recipient : recipients) {
      var standing = Objects.requireNonNull(standings.get(recipient.id()));
      switch (standing.judge(recipient, tx.instant(), announcedBefore)) {
        case Judgement.Refused refused -> problems.add("recipients: " + refused.why());
        case Judgement.Counts counts -> declare(tx, recipient, counts);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    tx.update(
        """
        update recipient set declared = false, webhook = false, events = '{}', updated_at = ?,
            counts_from = case when counts_from > ? then counts_from end
        where declared and not id = any (?::text[])
        """,
        tx.instant(),
        tx.instant(),
        Transaction.array(recipients.stream().map(Recipient::id).toList()));
  }

  /**
   * Writes down those that the database does not know at all; for a transaction of purpose {@code
   * clock}. A replay may name them; they get nothing before they are declared by {@link #sync}.
   */
  public static void foresee(Transaction tx, List<Recipient> recipients) {
    var known = tx.list("select id from recipient", row -> new RecipientId(row.text("id")));
    recipients.stream().filter(r -> !known.contains(r.id())).forEach(r -> put(tx, r, null));
  }

  private static void declare(Transaction tx, Recipient recipient, Judgement.Counts counts) {
    put(tx, recipient, counts.from());
    if (counts.announced()) {
      var id = recipient.id().value();
      Audit.record(
          tx, START, new Audit.Event(Action.NOTICE_CHANGE_ANNOUNCED, null, null, null, id));
    }
  }

  private static void put(Transaction tx, Recipient recipient, @Nullable Instant countsFrom) {
    var webhook = recipient.webhook();
    tx.update(
        """
        insert into recipient (id, name, role, category_nb, category_nn, category_en, country,
            transfer, erases_within, webhook, events, counts_from, abroad, declared, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?)
        on conflict (id) do update set name = excluded.name, role = excluded.role,
            category_nb = excluded.category_nb, category_nn = excluded.category_nn,
            category_en = excluded.category_en, country = excluded.country,
            transfer = excluded.transfer, erases_within = excluded.erases_within,
            webhook = excluded.webhook, events = excluded.events,
            counts_from = excluded.counts_from, abroad = excluded.abroad, declared = true,
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
        countsFrom,
        Transaction.array(Standing.abroad(recipient)),
        tx.instant());
  }

  private static @Nullable String keyword(@Nullable Keyword word) {
    return word == null ? null : word.keyword();
  }
}
