package no.slett.accountability.change;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.PersonMail;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Recipient;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.journal.Events;

/**
 * Writes to everybody who applied before a recipient was declared: each once, of all that are new
 * to them. Any number of instances sweep. Whoever cannot be told stays untold, and nothing of their
 * application is given to that recipient.
 */
public final class NoticeChanges {
  private static final System.Logger LOG = System.getLogger(NoticeChanges.class.getName());
  private static final Actor SYSTEM = Actor.system("notice-changes");
  private static final Scope CLOCK = Scope.of(Purpose.CLOCK, SYSTEM);
  private static final Audit.Event TOLD =
      new Audit.Event(Action.NOTICE_CHANGES_TOLD, null, null, null, null);
  private static final int BATCH = 100;

  /** Who has not been reached by then finds it in the notice, and in what there is about them. */
  private static final Duration USEFUL = Duration.ofDays(30);

  private final Database database;
  private final Events events;
  private final PersonMail mail;
  private final News news;
  private final String declared;

  /** Takes whom the controller declares. */
  public NoticeChanges(
      Database database,
      Events events,
      PersonMail mail,
      List<Recipient> recipients,
      News.Terms terms) {
    this.database = database;
    this.events = events;
    this.mail = mail;
    this.news = new News(recipients, terms);
    this.declared = Transaction.array(recipients.stream().map(Recipient::id).toList());
  }

  /** Tells all who are to be told, in the order of their ids; one who cannot be keeps no other. */
  public void sweep() {
    journal(); // first what an instance told that died before it could
    var next = toBeTold(Optional.empty());
    while (!next.isEmpty()) {
      next.forEach(this::tellNow);
      journal();
      next = toBeTold(Optional.of(next.getLast()));
    }
  }

  private void journal() {
    var entry = intended();
    while (entry.isPresent()) {
      events.carryOut(entry.get());
      entry = intended();
    }
  }

  private Optional<UUID> intended() {
    return database.inTransaction(
        CLOCK,
        tx -> {
          var entry = ToldEntries.intend(tx);
          entry.ifPresent(_ -> Audit.record(tx, CLOCK, TOLD));
          return entry;
        });
  }

  private List<ApplicationId> toBeTold(Optional<ApplicationId> after) {
    return database.inTransaction(
        CLOCK,
        tx ->
            tx.list(
                "select application_id from to_be_told(?::text[], cast(? as uuid), ?)",
                row -> new ApplicationId(row.uuid("application_id")),
                declared,
                after.orElse(null),
                BATCH));
  }

  private void tellNow(ApplicationId application) {
    try {
      database.run(
          Scope.of(Purpose.RIGHTS, SYSTEM).about(application),
          tx ->
              SealedApplication.find(tx, application)
                  .filter(SealedApplication::hasForm)
                  .ifPresent(found -> tell(tx, found)));
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "{0} cannot be told who else gets data: {1}",
          application,
          e.getClass().getSimpleName());
    }
  }

  /** What another instance has told, or an erasure has taken, is nothing to tell. */
  private void tell(Transaction tx, SealedApplication application) {
    var recipients = news.write(tx, application.id(), declared);
    if (!recipients.isEmpty()) {
      mail.post(
          tx,
          application,
          "notice-change",
          USEFUL,
          (to, sender, title) -> news.letter(to, sender, title, application.process(), recipients));
    }
  }
}
