package no.slett.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Cursor;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Listing;
import no.slett.http.Page;
import no.slett.http.ProblemType;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.webhook.Article19;
import no.slett.webhook.Article19.Told;

/** Which recipients know of rectification, restriction and erasure (Art. 19), over HTTP. */
public final class NotificationRoutes implements Routes.Source {
  private static final String NOTIFICATIONS = "/v1/privacy/notifications";
  private static final List<String> STATES = List.of("pending", "acknowledged", "failed");

  private final Database database;

  public NotificationRoutes(Database database) {
    this.database = database;
  }

  @Override
  public void addTo(Routes routes) {
    var officer = Access.roles(Role.PRIVACY_OFFICER);
    routes
        .get(NOTIFICATIONS, officer, this::list)
        .post(NOTIFICATIONS + "/{id}/told", officer, this::told);
  }

  private Answer list(Exchange exchange) {
    var state = exchange.query("state");
    state.ifPresent(s -> Fields.oneOf("state", s, STATES));
    var page = exchange.page();
    var scope = Scope.of(Purpose.ACCOUNTABILITY, actor(exchange));
    var found =
        database.inTransaction(
            scope,
            tx -> {
              Audit.record(
                  tx, scope, new Audit.Event(Action.NOTIFICATIONS_LISTED, null, null, null, null));
              return Article19.list(tx, state, after(page), page.limit() + 1);
            });
    return Answer.ok(listing(found, page.limit()));
  }

  private static Listing<Told> listing(List<Told> found, int limit) {
    var shown = found.stream().limit(limit).toList();
    return Listing.of(
        shown,
        found.size() > limit
            ? Optional.of(new Cursor(shown.getLast().id()))
            : Optional.<Cursor>empty());
  }

  private Answer told(Exchange exchange) {
    var id = exchange.id("id", UUID::fromString);
    var scope = Scope.of(Purpose.RIGHTS, actor(exchange)).about(id);
    var now =
        database.inTransaction(
            scope,
            tx -> {
              if (Article19.toldOtherwise(tx, id)) {
                Audit.record(
                    tx, scope, new Audit.Event(Action.RECIPIENT_TOLD, null, null, id, null));
              }
              return Article19.find(tx, id);
            });
    return now.map(Answer::ok)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is nothing with this id."));
  }

  private static Optional<UUID> after(Page page) {
    try {
      return page.after().map(cursor -> UUID.fromString(cursor.value()));
    } catch (IllegalArgumentException e) {
      throw Cursor.invalid();
    }
  }

  /** Whatever else they are: here they act as privacy officer. */
  private static Actor actor(Exchange exchange) {
    return new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim());
  }
}
