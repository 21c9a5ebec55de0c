package no.slett.accountability.breach;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.accountability.breach.BreachShown.Addressee;
import no.slett.accountability.breach.Papers.Paper;
import no.slett.application.PersonMail;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.ActivityId;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.RowsStep;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.BreachId;
import no.slett.id.Language;
import no.slett.mail.BreachNoticeLetter;
import no.slett.settings.Translated;

/**
 * Tells the persons of a breach (Art. 34, law BR-3): those whom the log says were touched and who
 * are still there, each once, by mail, in their language.
 */
public final class Telling {
  static final String TOLD = "told";

  private static final int AT_ONCE = 200;

  /** A mail that no server takes for so long tells nobody without undue delay any more. */
  private static final Duration USEFUL = Duration.ofDays(7);

  private final Database database;
  private final Papers papers;
  private final PersonMail mail;

  Telling(Database database, Papers papers, PersonMail mail) {
    this.database = database;
    this.papers = papers;
    this.mail = mail;
  }

  /** Whom the log says was touched, of those still there, by opaque ids. */
  List<Addressee> addressees(Actor actor, BreachId id) {
    var scope = Breaches.accounting(actor);
    return database.inTransaction(
        scope,
        tx -> {
          Breaches.audit(tx, scope, Action.BREACH_READ, id);
          Map<String, Addressee> told = new HashMap<>();
          tx.list(
                  """
                  select application_id, told_at, reached from breach_addressee
                  where breach_id = ?
                  """,
                  Telling::addressee,
                  id)
              .forEach(a -> told.put(a.applicationId(), a));
          return touched(tx, id).stream()
              .map(a -> told.getOrDefault(a, new Addressee(a, null, null)))
              .toList();
        });
  }

  private static Addressee addressee(Row row) {
    var told = row.instantOrNull("told_at");
    return new Addressee(
        row.uuid("application_id").toString(), told, told == null ? null : row.flag("reached"));
  }

  private static List<String> touched(Transaction tx, BreachId id) {
    var window = BreachRow.demand(tx, id).window();
    if (window == null) {
      throw ProblemType.WRONG_STATE.because("Say first when it happened.");
    }
    return LogFacts.stillThere(tx, window);
  }

  /**
   * Begins to tell them; the mails go out by and by. Asked again, it tells those who were not, with
   * the new words.
   *
   * @return how many there are to be told
   */
  long tell(Actor actor, BreachId id, PersonsNotice notice) {
    var touched = database.inTransaction(Breaches.accounting(actor), tx -> touched(tx, id));
    var scope = Breaches.about(actor, id);
    return database.inTransaction(
        scope,
        tx -> {
          if (BreachRow.findForUpdate(tx, id.value()).isEmpty()) {
            throw BreachRow.absent();
          }
          papers.add(
              tx, id, "notice", actor.subject(), new Paper(null, null, TOLD, null, null, notice));
          tx.update(
              "update breach set persons = 'told', persons_at = ? where id = ?", tx.instant(), id);
          Breaches.audit(tx, scope, Action.BREACH_DECIDED, id);
          return tx.update(
              """
              insert into breach_addressee (breach_id, application_id)
              select cast(? as uuid), unnest(?::uuid[]) on conflict do nothing
              """,
              id,
              Transaction.array(touched));
        });
  }

  private record Waiting(BreachId breach, ApplicationId application) {
    static Waiting read(Row row) {
      return new Waiting(
          new BreachId(row.uuid("breach_id")), new ApplicationId(row.uuid("application_id")));
    }
  }

  /** Writes to those who wait for it. Any number of instances may. */
  public void sweep() {
    var waiting =
        database.inTransaction(
            Scope.system(Purpose.CLOCK, "breaches"),
            tx ->
                tx.list(
                    """
                    select breach_id, application_id from breach_addressee
                    where told_at is null limit ?
                    """,
                    Waiting::read,
                    AT_ONCE));
    waiting.forEach(this::write);
  }

  private void write(Waiting one) {
    var scope = Scope.system(Purpose.RIGHTS, "breaches").about(one.breach(), one.application());
    database.run(
        scope,
        tx -> {
          if (!mine(tx, one)) {
            return;
          }
          var notice = papers.notice(tx, one.breach());
          var application = SealedApplication.find(tx, one.application());
          var reached =
              notice.isPresent()
                  && application.isPresent()
                  && post(tx, application.get(), notice.get());
          tx.update(
              """
              update breach_addressee set told_at = ?, reached = ?
              where breach_id = ? and application_id = ?
              """,
              tx.instant(),
              reached,
              one.breach(),
              one.application());
          if (reached) {
            Audit.record(
                tx,
                scope,
                new Audit.Event(
                    Action.BREACH_TOLD, null, one.application(), one.breach().value(), null));
          }
        });
  }

  /** Somebody else may be at it, or an erasure may have taken it. */
  private static boolean mine(Transaction tx, Waiting one) {
    return tx.first(
            """
            select application_id from breach_addressee
            where breach_id = ? and application_id = ? and told_at is null
            for update skip locked
            """,
            row -> row.uuid("application_id"),
            one.breach(),
            one.application())
        .isPresent();
  }

  private boolean post(Transaction tx, SealedApplication application, PersonsNotice notice) {
    return mail.postLasting(
        tx,
        application,
        "breach-notice",
        USEFUL,
        ActivityId.ACCOUNTABILITY,
        (to, sender, title) ->
            new BreachNoticeLetter(
                to,
                sender,
                title,
                translated(notice.nature()),
                translated(notice.consequences()),
                translated(notice.measures())));
  }

  private static Translated translated(PersonsNotice.Words words) {
    return new Translated(words.in(Language.NB), words.in(Language.NN), words.in(Language.EN));
  }

  /** What erasure does to them: nobody is told of what is gone. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from breach_addressee where application_id = any (?::uuid[])
          returning application_id)
        select application_id, 'breach-notices' as category, count(*) as n from gone group by 1
        """);
  }

  /** Those of breaches that nobody has to account for any more. */
  static List<UUID> forgotten(Transaction tx, Instant before) {
    return tx.list("select id from breach where opened_at <= ?", row -> row.uuid("id"), before);
  }
}
