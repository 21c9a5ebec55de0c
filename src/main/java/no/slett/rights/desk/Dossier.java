package no.slett.rights.desk;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.rights.RequestPapers;
import no.slett.rights.RequestPapers.Content;
import no.slett.rights.RequestRow;

/**
 * One request on somebody's table: its row under a lock, and what came with it.
 *
 * @param scope of the transaction: about the request and its applications, and nothing else
 */
record Dossier(Scope scope, RequestRow request, Content content) {
  /**
   * Works on a request in one transaction.
   *
   * @throws ProblemException 404 when there is no such request
   */
  static <T> T with(
      Database database,
      RequestPapers papers,
      Actor actor,
      UUID id,
      BiFunction<Transaction, Dossier, T> work) {
    var known =
        database
            .inTransaction(Scope.of(Purpose.ACCOUNTABILITY, actor), tx -> RequestRow.find(tx, id))
            .orElseThrow(Dossier::absent);
    if (known.channel().equals("restored")) {
      papers.reopen(id);
    }
    var subjects = Stream.concat(Stream.of(id), known.applications().stream()).toArray();
    var scope = Scope.of(Purpose.RIGHTS, actor).about(subjects);
    return database.inTransaction(
        scope,
        tx -> {
          var request = RequestRow.findForUpdate(tx, id).orElseThrow(Dossier::absent);
          var content = papers.content(tx, id).orElse(new Content(null, null, null));
          return work.apply(tx, new Dossier(scope, request, content));
        });
  }

  /** What is still there of what it is about. */
  List<About> about(Transaction tx) {
    return request.applications().stream().flatMap(id -> About.find(tx, id).stream()).toList();
  }

  /** Refuses to go on with a request that was answered. */
  void demandOpen() {
    if (request.isDecided()) {
      throw ProblemType.WRONG_STATE.because("The request has been answered.");
    }
  }

  void audit(Transaction tx, Action action) {
    Audit.record(tx, scope, new Audit.Event(action, null, null, request.id(), null));
  }

  private static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("There is no such request.");
  }
}
