package no.slett.privacy;

import java.util.List;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Role;
import no.slett.http.Routes;

/** The stores, over HTTP. What is shown names nobody, so that no event is logged. */
public final class StorageRoutes implements Routes.Source {
  private final Storage storage;

  public StorageRoutes(Storage storage) {
    this.storage = storage;
  }

  /** All stores. */
  record Stores(List<StoreReport> stores) {}

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/v1/privacy/storage",
        Access.roles(Role.PRIVACY_OFFICER),
        _ -> Answer.ok(new Stores(storage.reports())));
  }
}
