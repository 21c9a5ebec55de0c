package no.slett.basis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.slett.clock.ServiceClock;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.RecipientId;
import no.slett.settings.Keyword;
import org.jspecify.annotations.Nullable;

/**
 * How a declared recipient stands with the people who have applied and of whom something is kept
 * (Art. 13(3), law IN-1).
 *
 * @param before as it was declared last; null for one that is new
 * @param known whether any of these people know of it
 * @param unknown whether any of them do not who can be written to
 */
record Standing(@Nullable Before before, boolean known, boolean unknown) {
  private static final Standing NEW = new Standing(null, false, false);

  /**
   * What was declared last.
   *
   * @param abroad as {@link #abroad(Recipient)}; null where nobody wrote that down yet
   * @param countsFrom null for one that left the file
   */
  private record Before(
      String role,
      String country,
      @Nullable String transfer,
      @Nullable List<String> abroad,
      @Nullable Instant countsFrom) {}

  /** What follows from it. */
  sealed interface Judgement {
    /**
     * It may be declared so.
     *
     * @param from when it may be given something
     * @param announced whether that lies ahead, and is news
     */
    record Counts(Instant from, boolean announced) implements Judgement {}

    /** It may not; in words for whoever wrote the file. */
    record Refused(String why) implements Judgement {}
  }

  /** Of each of these; for a transaction of purpose {@code clock}. */
  static Map<RecipientId, Standing> all(Transaction tx, List<Recipient> declared) {
    var ids = Transaction.array(declared.stream().map(Recipient::id).toList());
    var found =
        tx
            .list(
                """
                select r.id, r.role, r.country, r.transfer, r.counts_from,
                    r.abroad is not null as has_abroad, coalesce(r.abroad, '{}') as abroad,
                    coalesce(a.known, false) as known, coalesce(a.unknown, false) as unknown
                from recipient r left join acquaintance(?::text[]) a on a.recipient = r.id
                where r.id = any (?::text[])
                union all
                select a.recipient, null, null, null, null, false, '{}', a.known, a.unknown
                from acquaintance(?::text[]) a
                where not exists (select from recipient r where r.id = a.recipient)
                """,
                Found::read,
                ids,
                ids,
                ids)
            .stream()
            .collect(Collectors.toMap(Found::id, Found::standing));
    return declared.stream()
        .map(Recipient::id)
        .collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, NEW)));
  }

  private record Found(RecipientId id, Standing standing) {
    static Found read(Row row) {
      var role = row.textOrNull("role");
      var before =
          role == null
              ? null
              : new Before(
                  role,
                  row.text("country"),
                  row.textOrNull("transfer"),
                  row.flag("has_abroad") ? row.texts("abroad") : null,
                  row.instantOrNull("counts_from"));
      return new Found(
          new RecipientId(row.text("id")),
          new Standing(before, row.flag("known"), row.flag("unknown")));
    }
  }

  /**
   * Whether it may be declared as it is.
   *
   * @param ahead how long before anything changes people are told of it
   */
  Judgement judge(Recipient recipient, Instant now, Period ahead) {
    var told = startOf(today(now).plus(ahead));
    var changed = known && before != null ? changes(recipient, before) : List.<String>of();
    if (!changed.isEmpty()) {
      return new Judgement.Refused(
          "people who have applied know '%s' with another %s, so it is another one to them: declare it under a new id, `from: %s` or a later day"
              .formatted(recipient.id(), String.join(" and ", changed), today(told)));
    }
    var since = before == null ? null : before.countsFrom();
    var from = recipient.startsAt().filter(at -> at.isAfter(now)).orElse(now);
    if (since != null && !since.isAfter(now)) {
      return counting(recipient, since, from, now);
    }
    var earliest = unknown ? told : now;
    if (since != null && (known || !from.isBefore(since))) {
      earliest = since;
    }
    return from.isBefore(earliest)
        ? new Judgement.Refused(
            "people who have applied are told of '%s' before it gets anything: give it `from: %s` or a later day"
                .formatted(recipient.id(), today(earliest)))
        : new Judgement.Counts(from, from.isAfter(now) && !from.equals(since));
  }

  /** One that gets data already. */
  private Judgement counting(Recipient recipient, Instant since, Instant from, Instant now) {
    if (!from.isAfter(now)) {
      return new Judgement.Counts(since, false);
    }
    return known
        ? new Judgement.Refused(
            "'%s' gets data already, and people know: take its `from` away, or declare it under a new id"
                .formatted(recipient.id()))
        : new Judgement.Counts(from, true);
  }

  private static List<String> changes(Recipient recipient, Before before) {
    var changed = new ArrayList<String>();
    if (!before.role().equals(recipient.role().keyword())) {
      changed.add("role");
    }
    if (!before.country().equals(recipient.country().code())) {
      changed.add("country");
    }
    var transfer = recipient.transfer();
    if (!Objects.equals(before.transfer(), transfer == null ? null : transfer.keyword())) {
      changed.add("transferBasis");
    }
    var abroad = before.abroad();
    if (abroad != null && !new HashSet<>(abroad).containsAll(abroad(recipient))) {
      changed.add("set of sub-processors outside the EEA");
    }
    return changed;
  }

  /** Where its sub-processors take data outside the EEA, such as {@code US standard-clauses}. */
  static List<String> abroad(Recipient recipient) {
    return recipient.subProcessors().stream()
        .flatMap(s -> keyword(s.transfer()).stream().map(basis -> s.country().code() + " " + basis))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> keyword(@Nullable Keyword word) {
    return word == null ? List.of() : List.of(word.keyword());
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ServiceClock.ZONE);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ServiceClock.ZONE).toInstant();
  }
}
