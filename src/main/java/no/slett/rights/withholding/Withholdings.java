package no.slett.rights.withholding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Problem;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * Withholding a note or reference note: somebody says why it is necessary, and somebody else
 * agrees.
 */
final class Withholdings {
  private final Database database;
  private final KeyRing keys;

  Withholdings(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  /** What is to be withheld, and why. */
  record Wanted(
      ApplicationId application,
      UUID note,
      String ground,
      String necessity,
      @Nullable Instant validUntil) {
    @Override
    public String toString() {
      return "Wanted[" + application + "]";
    }
  }

  /** Proposes it: nothing is withheld yet. */
  WithholdingShown open(Actor actor, Wanted wanted) {
    var id = UUID.randomUUID();
    var scope = about(actor, wanted.application());
    return database.inTransaction(
        scope,
        tx -> {
          demandLater(tx, wanted.validUntil());
          var application =
              SealedApplication.find(tx, wanted.application())
                  .orElseThrow(
                      () -> ProblemType.NOT_FOUND.because("There is no such application."));
          demandNote(tx, wanted);
          insert(tx, id, actor, application, wanted);
          audit(tx, scope, Action.WITHHOLDING_OPENED, wanted.application(), id);
          return find(tx, id);
        });
  }

  private static void demandLater(Transaction tx, @Nullable Instant until) {
    if (until != null && !until.isAfter(tx.instant())) {
      throw Problem.invalidField("validUntil", "Give a time that is to come.").exception();
    }
  }

  private static void demandNote(Transaction tx, Wanted wanted) {
    var noted =
        tx.first(
            "select noted(?, ?) as noted",
            row -> row.flag("noted"),
            wanted.application(),
            wanted.note());
    if (!noted.orElse(false)) {
      throw Problem.invalidField("noteId", "The application has no such note.").exception();
    }
  }

  private void insert(
      Transaction tx, UUID id, Actor actor, SealedApplication application, Wanted wanted) {
    var key = DataKey.random();
    tx.update(
        """
        insert into withholding (id, note_id, application_id, ground, opened_by, opened_at,
            valid_until, data_key, necessity)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        wanted.note(),
        application.id(),
        wanted.ground(),
        actor.subject(),
        tx.instant(),
        wanted.validUntil(),
        keys.application(application.process(), application.id()).wrap(key, aad(id)),
        key.seal(wanted.necessity().getBytes(StandardCharsets.UTF_8), aad(id)));
  }

  /** A second person agrees: from now on it is withheld. */
  WithholdingShown approve(Actor actor, UUID id) {
    return with(
        actor,
        id,
        (tx, shown) -> {
          if (!shown.state().equals("unapproved")) {
            throw ProblemType.WRONG_STATE.because("The withholding is approved already.");
          }
          if (shown.openedBy().equals(actor.subject())) {
            throw ProblemType.FORBIDDEN.because("Somebody else than who proposed it approves it.");
          }
          tx.update(
              "update withholding set approved_by = ?, approved_at = ? where id = ?",
              actor.subject(),
              tx.instant(),
              id);
          audit(tx, actor, Action.WITHHOLDING_APPROVED, shown);
          return find(tx, id);
        });
  }

  /** Ends it, before its time. */
  void end(Actor actor, UUID id) {
    with(
        actor,
        id,
        (tx, shown) -> {
          audit(tx, actor, Action.WITHHOLDING_ENDED, shown);
          return tx.update("delete from withholding where id = ?", id);
        });
  }

  /** One, with why it is necessary. */
  WithholdingShown read(Actor actor, UUID id) {
    return with(
        actor,
        id,
        (tx, shown) -> {
          audit(tx, actor, Action.WITHHOLDINGS_LISTED, shown);
          return shown.with(necessity(tx, id, ApplicationId.parse(shown.applicationId())));
        });
  }

  private String necessity(Transaction tx, UUID id, ApplicationId application) {
    var process =
        SealedApplication.find(tx, application).orElseThrow(Withholdings::absent).process();
    return tx.first(
            "select data_key, necessity from withholding where id = ?",
            row ->
                keys.item(process, application, row.bytes("data_key"), aad(id))
                    .open(row.bytes("necessity"), aad(id)),
            id)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(Withholdings::absent);
  }

  /** All there are, without why. */
  WithholdingShown.All list(Actor actor) {
    var accounting = Scope.of(Purpose.ACCOUNTABILITY, actor);
    var applications =
        database.inTransaction(
            accounting,
            tx -> {
              Audit.record(
                  tx,
                  accounting,
                  new Audit.Event(Action.WITHHOLDINGS_LISTED, null, null, null, null));
              return tx.list(
                  "select distinct application_id from withholding", Withholdings::application);
            });
    var scope = Scope.of(Purpose.RIGHTS, actor).about(applications.toArray());
    List<WithholdingShown> all =
        database.inTransaction(
            scope,
            tx ->
                tx.list(
                    WithholdingShown.SELECT + " order by w.opened_at desc, w.id",
                    WithholdingShown::read));
    return new WithholdingShown.All(all);
  }

  private <T> T with(Actor actor, UUID id, BiFunction<Transaction, WithholdingShown, T> work) {
    var application =
        database
            .inTransaction(
                Scope.of(Purpose.ACCOUNTABILITY, actor),
                tx ->
                    tx.first(
                        "select application_id from withholding where id = ?",
                        Withholdings::application,
                        id))
            .orElseThrow(Withholdings::absent);
    return database.inTransaction(
        about(actor, application),
        tx -> {
          tx.call("select id from withholding where id = ? for update", id);
          return work.apply(tx, find(tx, id));
        });
  }

  private static WithholdingShown find(Transaction tx, UUID id) {
    return tx.first(WithholdingShown.SELECT + " where w.id = ?", WithholdingShown::read, id)
        .orElseThrow(Withholdings::absent);
  }

  private static ApplicationId application(Row row) {
    return new ApplicationId(row.uuid("application_id"));
  }

  private static Scope about(Actor actor, ApplicationId application) {
    return Scope.of(Purpose.RIGHTS, actor).about(application);
  }

  private static void audit(Transaction tx, Actor actor, Action action, WithholdingShown shown) {
    var application = ApplicationId.parse(shown.applicationId());
    audit(tx, about(actor, application), action, application, UUID.fromString(shown.id()));
  }

  private static void audit(
      Transaction tx, Scope scope, Action action, ApplicationId application, UUID id) {
    Audit.record(tx, scope, new Audit.Event(action, null, application, id, null));
  }

  private static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("There is nothing with this id.");
  }

  private static String aad(UUID id) {
    return "withholding:" + id;
  }
}
