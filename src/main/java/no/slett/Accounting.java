package no.slett;

import no.slett.accountability.breach.BreachDesk;
import no.slett.accountability.log.ChainWatch;
import no.slett.accountability.log.LogRoutes;
import no.slett.accountability.record.Paths;
import no.slett.accountability.record.RecordRoutes;
import no.slett.accountability.record.RecordWriter;
import no.slett.accountability.record.Safeguards;
import no.slett.basis.Catalogue;
import no.slett.basis.ControllerFile;
import no.slett.basis.DataMap;
import no.slett.config.Configuration;
import no.slett.config.StoreSettings;
import no.slett.database.Database;
import no.slett.http.Routes;

/** What a supervisory authority may ask for, made from what is configured. */
record Accounting(
    Configuration configuration,
    Catalogue catalogue,
    ControllerFile controller,
    Database database,
    BreachDesk desk,
    ChainWatch chain)
    implements Routes.Source {
  @Override
  public void addTo(Routes routes) {
    routes
        .add(new RecordRoutes(database, record()))
        .add(desk.routes())
        .add(new LogRoutes(database, chain));
  }

  private RecordWriter record() {
    var operators = configuration.operators();
    return new RecordWriter(
        catalogue,
        controller,
        DataMap.packaged(catalogue),
        configuration.retention(),
        new Paths(operators.database(), operators.store(), operators.mail()),
        new Safeguards(
            configuration.store() instanceof StoreSettings.Buckets,
            configuration.mail().tls(),
            false,
            configuration.backupLifetime()));
  }
}
