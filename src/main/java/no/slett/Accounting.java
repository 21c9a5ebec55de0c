package no.slett;

import java.time.Duration;
import no.slett.accountability.breach.BreachClock;
import no.slett.accountability.breach.BreachDesk;
import no.slett.accountability.change.NoticeChanges;
import no.slett.accountability.log.ChainWatch;
import no.slett.accountability.log.LogRoutes;
import no.slett.accountability.record.Paths;
import no.slett.accountability.record.RecordRoutes;
import no.slett.accountability.record.RecordWriter;
import no.slett.accountability.record.Safeguards;
import no.slett.application.PersonMail;
import no.slett.audit.AuditVerifier;
import no.slett.audit.OldEvents;
import no.slett.basis.DataMap;
import no.slett.clock.Sweeps;
import no.slett.config.StoreSettings;
import no.slett.database.Database;
import no.slett.http.Routes;
import no.slett.journal.Events;
import no.slett.journal.Journal;
import no.slett.vault.OwnKeys;

/** What a supervisory authority may ask for, and what reminds of it. */
record Accounting(
    Informing informing,
    Database database,
    BreachDesk desk,
    NoticeChanges changes,
    ChainWatch chain)
    implements Routes.Source {
  private static final Duration SELDOM = Duration.ofMinutes(10);
  private static final Duration DAILY = Duration.ofDays(1);

  static Accounting of(
      Informing informing,
      Database database,
      Stores stores,
      Journal journal,
      Events events,
      PersonMail mail,
      BreachClock.Mailing mailing) {
    var configuration = informing.configuration();
    var keys = new OwnKeys(stores.keys(), configuration.masterKey(), BreachDesk.KEYS);
    var verifier = new AuditVerifier(database, journal, configuration.signingKey());
    return new Accounting(
        informing,
        database,
        BreachDesk.of(database, keys, mail, mailing, informing.officer()),
        new NoticeChanges(
            database, events, mail, informing.controller().recipients(), informing.promised()),
        new ChainWatch(verifier, mailing.systemClock()));
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .add(new RecordRoutes(database, record()))
        .add(desk.routes())
        .add(new LogRoutes(database, chain));
  }

  /** Begins to remind, to tell and to verify. */
  void begin(Sweeps sweeps, Duration every, Markers markers) {
    sweeps
        .every(every, "breaches", markers.guard(desk.clock()::sweep))
        .every(every, SELDOM, "notice changes", markers.guard(changes::sweep))
        .every(every, "breach notices", markers.guard(desk.telling()::sweep))
        .every(every, DAILY, "audit chain", chain::verify)
        .every(every, DAILY, "old events", markers.guard(new OldEvents(database)::sweep));
  }

  private RecordWriter record() {
    var configuration = informing.configuration();
    var operators = configuration.operators();
    return new RecordWriter(
        informing.catalogue(),
        informing.controller(),
        DataMap.packaged(informing.catalogue()),
        configuration.retention(),
        new Paths(operators.database(), operators.store(), operators.mail()),
        new Safeguards(
            configuration.store() instanceof StoreSettings.Buckets,
            configuration.mail().tls(),
            false,
            configuration.backupLifetime()));
  }
}
