package no.slett.statistics;

import java.util.List;
import java.util.Optional;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Problem;
import no.slett.http.Role;
import no.slett.http.Routes;

/** The numbers over HTTP. They tell of nobody, so that no event is logged. */
public final class StatisticsRoutes implements Routes.Source {
  private static final int A_YEAR = 4;
  private static final int LONGEST = 40;

  private final Database database;

  public StatisticsRoutes(Database database) {
    this.database = database;
  }

  /** All cells of the quarters asked for that are finished. */
  record Told(List<Cell> items) {}

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/v1/statistics", Access.roles(Role.RECRUITER, Role.PRIVACY_OFFICER), this::published);
  }

  private Answer published(Exchange exchange) {
    var from = quarter(exchange, "from");
    var to = quarter(exchange, "to");
    var cells =
        database.inTransaction(
            Scope.of(Purpose.ACCOUNTABILITY, actor(exchange)),
            tx -> Statistics.published(tx, quarters(tx, from, to)));
    return Answer.ok(new Told(cells));
  }

  private static Actor actor(Exchange exchange) {
    var caller = exchange.caller();
    var role = caller.has(Role.PRIVACY_OFFICER) ? Role.PRIVACY_OFFICER : Role.RECRUITER;
    return new Actor(caller.subject(), role.claim());
  }

  private static List<Quarter> quarters(
      Transaction tx, Optional<Quarter> from, Optional<Quarter> to) {
    var last = to.orElseGet(() -> Quarter.of(tx.instant()).minus(1));
    var first = from.orElseGet(() -> last.minus(A_YEAR - 1));
    var quarters = first.to(last);
    if (quarters.isEmpty() || quarters.size() > LONGEST) {
      throw Problem.invalidField("from", "Give from one quarter to a later one, ten years at most.")
          .exception();
    }
    return quarters;
  }

  private static Optional<Quarter> quarter(Exchange exchange, String name) {
    try {
      return exchange.query(name).map(Quarter::parse);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField(name, "Give a quarter such as 2026Q4.").exception();
    }
  }
}
