package no.slett.rights;

import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.ProblemType;

/** What people answer when they are asked about their request, whoever writes it down. */
public final class Replies {
  private Replies() {}

  /** A reply, as it is sealed. */
  public record Reply(String text) {
    @Override
    public String toString() {
      return "Reply[...]";
    }
  }

  /**
   * Takes one in, in a transaction of purpose {@code rights} about the request: the clock goes on.
   *
   * @throws no.slett.http.ProblemException 404, or 409 when nothing was asked
   */
  public static void take(
      Transaction tx, Scope scope, RequestPapers papers, UUID id, String author, String text) {
    var request =
        RequestRow.findForUpdate(tx, id)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such request."));
    var ended =
        tx.update(
            """
            update request_pause set ended_at = greatest(began_at, ?::timestamptz)
            where request_id = ? and ended_at is null
            """,
            tx.instant(),
            id);
    if (ended == 0) {
      throw ProblemType.WRONG_STATE.because("Nothing was asked that is not answered.");
    }
    papers.add(tx, id, "reply", author, new Reply(text));
    RequestRows.count(tx, request);
    Audit.record(tx, scope, new Audit.Event(Action.REQUEST_REPLIED, null, null, id, null));
  }
}
