package no.slett.rights.desk;

import java.util.List;
import java.util.stream.Collectors;
import no.slett.database.Transaction;
import no.slett.http.Problem;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.rights.RequestRow;
import no.slett.rights.RequestType;
import no.slett.rights.Restricting;

/** Whether a decision fits the request that it is to answer. */
final class Fitting {
  private Fitting() {}

  /**
   * Lets it pass or throws.
   *
   * @throws ProblemException 422 for a ground of another right, an item that the request is not
   *     about, or no such hold; 409 when what is there says otherwise
   */
  static void demand(Transaction tx, RequestRow request, Decision decision, List<About> about) {
    if (!decision.grounds().allMatch(ground -> ground.fits(request.type()))) {
      throw Problem.invalidField("ground", "This is no ground to refuse such a request.")
          .exception();
    }
    if (request.type() == RequestType.OBJECTION && decision.outcome().equals("partial")) {
      throw Problem.invalidField("outcome", "An objection is granted or refused as a whole.")
          .exception();
    }
    var parts =
        about.stream()
            .flatMap(one -> one.parts().stream())
            .map(part -> part.id().toString())
            .collect(Collectors.toSet());
    if (!parts.containsAll(decision.list().stream().map(Decision.Item::item).toList())) {
      throw Problem.invalidField("items", "The request is about no such item.").exception();
    }
    decision.holds().forEach(hold -> demandHold(tx, hold));
    if (decision.outcome().equals("no-data-held") && !about.isEmpty()) {
      throw ProblemType.WRONG_STATE.because("There are data about this person.");
    }
    if (request.type() == RequestType.RESTRICTION && decision.outcome().equals("granted")) {
      demandRestricted(tx, request, about);
    }
  }

  /** A hold of another person is not seen here. */
  private static void demandHold(Transaction tx, String hold) {
    var holds =
        tx.first(
            """
            select true as holds from hold
            where id::text = ? and released_at is null and review_at > ?
            """,
            row -> row.flag("holds"),
            hold,
            tx.instant());
    if (holds.isEmpty()) {
      throw Problem.invalidField("holdId", "There is no such hold of these applications.")
          .exception();
    }
  }

  private static void demandRestricted(Transaction tx, RequestRow request, List<About> about) {
    var open =
        request.ground() != null
            || about.stream().allMatch(one -> Restricting.isRestricted(tx, one.application().id()));
    if (!open) {
      throw ProblemType.WRONG_STATE.because(
          "The person named no ground: restrict the data first, then answer.");
    }
  }
}
