package no.slett.privacy;

import no.slett.database.Actor;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;

/** Missing keys over HTTP. */
public final class MissingKeyRoutes implements Routes.Source {
  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);
  private static final String MISSING = "/v1/privacy/missing-keys";

  private final MissingKeys missing;

  public MissingKeyRoutes(MissingKeys missing) {
    this.missing = missing;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(MISSING, OFFICER, call -> Answer.ok(new BlockShown.All<>(missing.list(actor(call)))))
        .post(MISSING + "/{applicationId}/confirmation", OFFICER, this::confirm);
  }

  private Answer confirm(Exchange exchange) {
    var application = exchange.id("applicationId", ApplicationId::parse);
    return Answer.ok(missing.confirm(actor(exchange), application));
  }

  /** Whatever else they are: here they act as privacy officer. */
  private static Actor actor(Exchange exchange) {
    return new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim());
  }
}
