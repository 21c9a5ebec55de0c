package no.slett.accountability.change;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.slett.basis.Recipient;
import no.slett.clock.ServiceClock;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.RecipientId;
import no.slett.mail.MailAddress;
import no.slett.mail.NoticeChangeLetter;
import no.slett.mail.Sender;

/** What one person is told, and that they are. */
public final class News {
  private final Map<RecipientId, Recipient> declared;
  private final Terms terms;

  /**
   * What the controller promises.
   *
   * @param announcedBefore how long before it gets anything people are told of a new recipient
   * @param service public address of the service
   */
  public record Terms(Period announcedBefore, URI service) {}

  News(List<Recipient> recipients, Terms terms) {
    this.declared =
        recipients.stream().collect(Collectors.toMap(Recipient::id, Function.identity()));
    this.terms = terms;
  }

  /** A recipient, and from when it is given something of this application. */
  record New(RecipientId recipient, Instant countsFrom) {
    static New read(Row row) {
      return new New(new RecipientId(row.text("recipient")), row.instant("counts_from"));
    }
  }

  /**
   * Writes down whom the person did not know; for purpose {@code rights}, about the application.
   * Somebody who is told late has as much time as the others had.
   *
   * @param ids of those that are declared, as an array
   */
  List<New> write(Transaction tx, ApplicationId application, String ids) {
    return tx.list(
        """
        insert into notice_told (application_id, recipient, told_at, counts_from)
        select ?::uuid, r.id, ?::timestamptz, greatest(r.counts_from, ?::timestamptz)
        from recipient r
        where r.id = any (?::text[]) and r.counts_from is not null
          and given_from(?::uuid, r.id) is null
        order by r.id
        on conflict do nothing
        returning recipient, counts_from
        """,
        New::read,
        application,
        tx.instant(),
        earliest(tx.instant()),
        ids,
        application);
  }

  private Instant earliest(Instant told) {
    return LocalDate.ofInstant(told, ServiceClock.ZONE)
        .plus(terms.announcedBefore())
        .atStartOfDay(ServiceClock.ZONE)
        .toInstant();
  }

  NoticeChangeLetter letter(
      MailAddress to, Sender sender, String title, HiringProcessId process, List<New> news) {
    return new NoticeChangeLetter(
        to,
        sender,
        title,
        news.stream().map(this::told).toList(),
        terms.service().resolve("/v1/hiring-processes/" + process + "/notice"),
        terms.service().resolve("/me"));
  }

  private NoticeChangeLetter.Recipient told(New one) {
    var recipient = Objects.requireNonNull(declared.get(one.recipient()));
    return new NoticeChangeLetter.Recipient(
        recipient.name(),
        recipient.role() == Recipient.Role.PROCESSOR,
        recipient.category(),
        recipient.country().names(),
        recipient.abroad().stream()
            .map(
                a ->
                    new NoticeChangeLetter.Abroad(
                        a.name(), a.country().names(), a.basis().keyword()))
            .toList(),
        one.countsFrom());
  }
}
