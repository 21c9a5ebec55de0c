package no.slett.privacy;

import java.util.List;
import no.slett.erasure.Restores;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Role;
import no.slett.http.Routes;
import org.jspecify.annotations.Nullable;

/** The stores, over HTTP. What is shown names nobody, so that no event is logged. */
public final class StorageRoutes implements Routes.Source {
  private final Storage storage;
  private final Restores restores;

  public StorageRoutes(Storage storage, Restores restores) {
    this.storage = storage;
    this.restores = restores;
  }

  /** All stores, and a restore that waits for the operator's word. */
  record Stores(List<StoreReport> stores, Restores.@Nullable Waiting restore) {}

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/v1/privacy/storage",
        Access.roles(Role.PRIVACY_OFFICER),
        _ -> Answer.ok(new Stores(storage.reports(), restores.waiting().orElse(null))));
  }
}
