package no.slett.privacy;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import no.slett.basis.Catalogue;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.mail.DailyReportLetter;
import no.slett.mail.DailyReportLetter.Line;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;

/**
 * Once a day, by mail to the privacy officer: what is kept from being erased, since when and until
 * when (law RS-5, PU-5), and which assessments were to be reviewed (law LB-5). No mail while there
 * is nothing of it.
 */
public final class DailyReport {
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "daily report");
  private static final int MOST_LINES = 500;
  private static final Duration USEFUL = Duration.ofDays(1);

  private final Database database;
  private final Catalogue catalogue;
  private final OwnKeys mailKeys;
  private final LetterWriter letters;
  private final Sender sender;
  private final MailAddress officer;
  private final InstantSource systemClock;

  /** Takes the parts; the officer is whom the report goes to. */
  public DailyReport(
      Database database,
      Catalogue catalogue,
      OwnKeys mailKeys,
      LetterWriter letters,
      Sender sender,
      MailAddress officer,
      InstantSource systemClock) {
    this.database = database;
    this.catalogue = catalogue;
    this.mailKeys = mailKeys;
    this.letters = letters;
    this.sender = sender;
    this.officer = officer;
    this.systemClock = systemClock;
  }

  /** Reports, unless another instance or an earlier sweep has looked today. */
  public void sweep() {
    database.run(
        SCOPE,
        tx -> {
          var today = tx.instant().atZone(ServiceClock.ZONE).toLocalDate();
          if (first(tx, today)) {
            report(tx, today);
          }
        });
  }

  private static boolean first(Transaction tx, LocalDate today) {
    return tx.update(
            """
            update installation set reported_on = cast(? as date)
            where reported_on is null or reported_on < cast(? as date)
            """,
            today.toString(),
            today.toString())
        > 0;
  }

  private void report(Transaction tx, LocalDate today) {
    var lines = lines(tx);
    var overdue = catalogue.overdueReviews(today);
    if (lines.isEmpty() && overdue.isEmpty()) {
      return;
    }
    var shown = lines.stream().limit(MOST_LINES).toList();
    var letter =
        new DailyReportLetter(
            officer, sender, tx.instant(), shown, lines.size() - shown.size(), overdue);
    var mail = letters.write(letter, Language.NB);
    var now = systemClock.instant();
    var alone = new Outbox.Alone(mailKeys.create(mail.id()), now.plus(USEFUL), null);
    Outbox.postToMailbox(tx, mail, "daily-report", alone, List.of(), now);
  }

  private static List<Line> lines(Transaction tx) {
    return tx.list(
        """
        select kind, application_id, since, until from (
          select 'hold' as kind, application_id, opened_at as since, review_at as until
          from hold where released_at is null and review_at > ?
          union all
          select 'restriction', application_id, opened_at, coalesce(lifts_at, review_at)
          from restriction where lifted_at is null
          union all
          select 'request', a.application_id, r.received_at, r.blocks_until
          from request r join request_application a on a.request_id = r.id
          where r.answered_at is null and r.blocks_until > ?) blocked
        where exists (select from erasure e
          where e.application_id = blocked.application_id and e.claimed_at is null)
        order by until, application_id
        """,
        DailyReport::line,
        tx.instant(),
        tx.instant());
  }

  private static Line line(Row row) {
    return new Line(
        row.text("kind"),
        row.uuid("application_id").toString(),
        row.instant("since"),
        row.instant("until"));
  }
}
