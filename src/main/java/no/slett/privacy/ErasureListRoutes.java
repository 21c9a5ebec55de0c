package no.slett.privacy;

import java.util.Optional;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Cursor;
import no.slett.http.Exchange;
import no.slett.http.Listing;
import no.slett.http.Page;
import no.slett.http.Problem;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.privacy.ErasureShown.Item;

/** Erasures over HTTP: those whose time has come, and those to come. */
public final class ErasureListRoutes implements Routes.Source {
  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);
  private static final int USUAL_DAYS = 90;
  private static final int MOST_DAYS = 366;

  private final Database database;

  public ErasureListRoutes(Database database) {
    this.database = database;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get("/v1/privacy/erasures", OFFICER, this::list)
        .get("/v1/privacy/erasures/forecast", OFFICER, this::forecast);
  }

  private Answer list(Exchange exchange) {
    var state =
        exchange
            .query("state")
            .flatMap(ErasureState::of)
            .orElseThrow(
                () ->
                    Problem.invalidField("state", "Give one of due, blocked, overdue, done.")
                        .exception());
    var page = exchange.page();
    var scope = scope(exchange);
    return Answer.ok(database.inTransaction(scope, tx -> list(tx, scope, state, page)));
  }

  private static Listing<Item> list(Transaction tx, Scope scope, ErasureState state, Page page) {
    Audit.record(tx, scope, new Audit.Event(Action.ERASURES_LISTED, null, null, null, null));
    var found = ErasureRows.page(tx, state, page);
    var shown = found.stream().limit(page.limit()).toList();
    var next =
        found.size() > page.limit()
            ? Optional.of(ErasureRows.after(shown.getLast()))
            : Optional.<Cursor>empty();
    return Listing.of(shown, next);
  }

  /** Counts name nobody, so that no event is logged. */
  private Answer forecast(Exchange exchange) {
    var days = exchange.query("days").map(ErasureListRoutes::days).orElse(USUAL_DAYS);
    return Answer.ok(database.inTransaction(scope(exchange), tx -> Outlook.of(tx, days)));
  }

  private static int days(String text) {
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST_DAYS) {
      return Integer.parseInt(text);
    }
    throw Problem.invalidField("days", "Give a number from 1 to " + MOST_DAYS + ".").exception();
  }

  private static Scope scope(Exchange exchange) {
    return Blocks.accounting(new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim()));
  }
}
