package no.slett.rights;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import no.slett.application.Opener;
import no.slett.application.Rectification;
import no.slett.application.SealedApplication;
import no.slett.application.ShownStatement;
import no.slett.application.StatementRows;
import no.slett.application.StatementRows.SealedStatement;
import no.slett.audit.Action;
import no.slett.database.Database;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Principal;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.journal.Events;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * Words of the person's own to what others wrote of them, or to their whole application (GDPR Art.
 * 16, second sentence; law RE-1): kept beside it, and never changed.
 */
final class Statements {
  /** So that nobody fills a page that others have to read. */
  private static final int MOST = 20;

  private final Database database;
  private final Events events;
  private final Rights rights;
  private final KeyRing keys;
  private final Opener opener;

  Statements(Database database, Events events, Rights rights, KeyRing keys, Opener opener) {
    this.database = database;
    this.events = events;
    this.rights = rights;
    this.keys = keys;
    this.opener = opener;
  }

  /** What somebody says; about the whole application where no note is named. */
  record Said(@Nullable UUID note, String text) {
    @Override
    public String toString() {
      return "Said[...]";
    }
  }

  private record Made(ShownStatement shown, UUID entry) {}

  /**
   * Keeps one.
   *
   * @throws no.slett.http.ProblemException 404 when the mailbox has no such application, or that no
   *     such note; 409 {@code wrong-state} when there are too many, or at this moment
   */
  ShownStatement make(Principal.Mailbox me, ApplicationId id, Said said) {
    rights.demand(me, id);
    var scope = Mine.scope(List.of(id));
    var made = database.inTransaction(scope, tx -> make(tx, scope, id, said));
    events.carryOut(made.entry());
    return made.shown();
  }

  private Made make(Transaction tx, Scope scope, ApplicationId id, Said said) {
    var state = CorrectionRows.lock(tx, id);
    var application = SealedApplication.find(tx, id).orElseThrow(MyApplications::absent);
    demandNote(tx, id, said.note());
    demandRoom(tx, id);
    var statement = seal(tx, state, application, said);
    StatementRows.insert(tx, application, statement);
    var entry =
        Rectified.record(
            tx,
            scope,
            application,
            Rectification.byStatement(statement.id()),
            Action.STATEMENT_MADE);
    return new Made(ShownStatement.of(opener, application, statement), entry);
  }

  private static void demandNote(Transaction tx, ApplicationId id, @Nullable UUID note) {
    if (note != null
        && !tx.first("select noted(?, ?) as noted", row -> row.flag("noted"), id, note)
            .orElse(false)) {
      throw ProblemType.NOT_FOUND.because("There is no such note about you.");
    }
  }

  private static void demandRoom(Transaction tx, ApplicationId id) {
    if (StatementRows.of(tx, id).size() >= MOST) {
      throw ProblemType.WRONG_STATE.because(
          "There are " + MOST + " statements already. Make a request instead.");
    }
  }

  /** Under the application's key, or with what its note or form is kept by once that is gone. */
  private SealedStatement seal(
      Transaction tx, CorrectionRows.State state, SealedApplication application, Said said) {
    var id = UUID.randomUUID();
    var aad = StatementRows.aad(id);
    var key = DataKey.random();
    var sealed = key.seal(said.text().getBytes(StandardCharsets.UTF_8), aad);
    var wrapped = wrapped(state, application, said, aad, key);
    return new SealedStatement(id, said.note(), tx.instant(), wrapped, sealed);
  }

  private byte[] wrapped(
      CorrectionRows.State state,
      SealedApplication application,
      Said said,
      String aad,
      DataKey key) {
    if (state.survives().isEmpty()) {
      return keys.application(application.process(), application.id()).wrap(key, aad);
    }
    var about = said.note() == null ? application.id().value() : said.note();
    state.survives().stream()
        .filter(survivor -> survivor.keeps(about))
        .forEach(s -> keys.keepMore(s.purpose(), application.id(), aad, key));
    return new byte[0];
  }
}
