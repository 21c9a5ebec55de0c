package no.slett.accountability.log;

import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Role;
import no.slett.http.Routes;

/** The audit log over HTTP. That somebody read it is in it. */
public final class LogRoutes implements Routes.Source {
  private final Database database;
  private final ChainWatch watch;

  public LogRoutes(Database database, ChainWatch watch) {
    this.database = database;
    this.watch = watch;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/privacy/audit", Access.roles(Role.PRIVACY_OFFICER), this::read);
  }

  private Answer read(Exchange call) {
    var filter = Filter.of(call);
    var page = call.page();
    var actor = new Actor(call.caller().subject(), Role.PRIVACY_OFFICER.claim());
    var scope = Scope.of(Purpose.ACCOUNTABILITY, actor);
    return Answer.ok(
        database.inTransaction(
            scope,
            tx -> {
              var chain = Chain.of(tx, watch.last());
              var read = LogPage.read(tx, filter, page, chain);
              var about = filter.application().orElse(null);
              Audit.record(tx, scope, new Audit.Event(Action.AUDIT_READ, null, about, null, null));
              return read;
            }));
  }
}
