package no.slett.review;

import no.slett.application.Opener;
import no.slett.basis.Staff;
import no.slett.database.Database;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;

/** The talent pool over HTTP. */
public final class TalentPoolRoutes implements Routes.Source {
  private static final Access RECRUITER = Access.roles(Role.RECRUITER);

  private final TalentPool pool;

  public TalentPoolRoutes(Database database, Opener opener) {
    this.pool = new TalentPool(database, opener);
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get("/v1/talent-pool", RECRUITER, this::list)
        .get("/v1/talent-pool/{id}/documents/{documentId}", RECRUITER, this::download);
  }

  private Answer list(Exchange exchange) {
    return Answer.ok(pool.page(Staff.actor(exchange.caller()), exchange.page()));
  }

  private Answer download(Exchange exchange) {
    var original =
        pool.original(
            Staff.actor(exchange.caller()),
            exchange.id("id", ApplicationId::parse),
            exchange.id("documentId", DocumentId::parse));
    return original.download();
  }
}
