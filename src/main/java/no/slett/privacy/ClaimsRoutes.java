package no.slett.privacy;

import no.slett.application.Opener;
import no.slett.database.Database;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;

/** What is kept for a claims defence, over HTTP. */
public final class ClaimsRoutes implements Routes.Source {
  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);
  private static final String CLAIMS = "/v1/privacy/claims";

  private final Claims claims;

  public ClaimsRoutes(Database database, Opener opener) {
    this.claims = new Claims(database, opener);
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(CLAIMS, OFFICER, this::list)
        .get(CLAIMS + "/{id}", OFFICER, this::read)
        .get(CLAIMS + "/{id}/documents/{documentId}", OFFICER, this::download);
  }

  private Answer list(Exchange exchange) {
    return Answer.ok(claims.page(Officers.actor(exchange), exchange.page()));
  }

  private Answer read(Exchange exchange) {
    return Answer.ok(claims.read(Officers.actor(exchange), application(exchange)));
  }

  private Answer download(Exchange exchange) {
    var document = exchange.id("documentId", DocumentId::parse);
    return claims.original(Officers.actor(exchange), application(exchange), document).download();
  }

  private static ApplicationId application(Exchange exchange) {
    return exchange.id("id", ApplicationId::parse);
  }
}
