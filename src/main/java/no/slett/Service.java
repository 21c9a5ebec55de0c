package no.slett;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import no.slett.accountability.breach.BreachClock;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.application.PersonMail;
import no.slett.application.SealedSource;
import no.slett.application.Withdrawing;
import no.slett.audit.Sealer;
import no.slett.basis.Catalogue;
import no.slett.basis.ClaimsDefence;
import no.slett.basis.ControllerFile;
import no.slett.basis.Guard;
import no.slett.clock.ServiceClock;
import no.slett.clock.Sweeps;
import no.slett.clock.SystemClock;
import no.slett.closing.ClosingLetters;
import no.slett.closing.ClosingMail;
import no.slett.config.Configuration;
import no.slett.database.Database;
import no.slett.directory.Rebuild;
import no.slett.document.Extractor;
import no.slett.document.Inspections;
import no.slett.document.NoScanner;
import no.slett.erasure.ErasureRoutes;
import no.slett.erasure.Erasures;
import no.slett.erasure.KeyAlarm;
import no.slett.erasure.Orphans;
import no.slett.erasure.Restores;
import no.slett.handover.HandoverRoutes;
import no.slett.handover.HiredDuties;
import no.slett.hiring.ClockSweep;
import no.slett.hiring.ClosingWarnings;
import no.slett.hiring.Hiring;
import no.slett.hiring.HiringRoutes;
import no.slett.hiring.ProcessActivity;
import no.slett.http.Json;
import no.slett.http.Routes;
import no.slett.journal.Events;
import no.slett.journal.Journal;
import no.slett.mail.LetterWriter;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.minimisation.Prohibited;
import no.slett.privacy.BlockRoutes;
import no.slett.privacy.ClaimsRoutes;
import no.slett.privacy.DailyReport;
import no.slett.privacy.ErasureListRoutes;
import no.slett.privacy.ErasureWatch;
import no.slett.privacy.LiftingNotices;
import no.slett.privacy.MissingKeyRoutes;
import no.slett.privacy.MissingKeys;
import no.slett.privacy.NotificationRoutes;
import no.slett.privacy.RestrictionSweep;
import no.slett.privacy.Storage;
import no.slett.privacy.StorageRoutes;
import no.slett.reference.ReferenceRoutes;
import no.slett.reference.UnnoticedReferees;
import no.slett.review.ReviewRoutes;
import no.slett.review.TalentPoolRoutes;
import no.slett.rights.ConsentMail;
import no.slett.rights.ConsentReminders;
import no.slett.rights.ConsentRoutes;
import no.slett.rights.MyConsents;
import no.slett.rights.Requests;
import no.slett.rights.Rights;
import no.slett.rights.RightsRoutes;
import no.slett.rights.SignIn;
import no.slett.rights.desk.Letters;
import no.slett.rights.export.ExportRoutes;
import no.slett.rights.export.PortableRoutes;
import no.slett.rights.page.MyPage;
import no.slett.rights.withholding.WithholdingRoutes;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Texts;
import no.slett.statistics.StatisticsRoutes;
import no.slett.vault.KeyRing;
import no.slett.vault.OwnKeys;
import no.slett.web.OpenApi;
import no.slett.web.Readiness;
import no.slett.web.Server;

/** The list of parts, wired by hand. What is not here does not happen. */
public final class Service implements AutoCloseable {
  private static final String SOFTWARE = "slett 0.1.0";
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration MINUTES = Duration.ofMinutes(2);
  private static final Duration SELDOM = Duration.ofMinutes(10);

  private final Configuration configuration;
  private final ServiceClock serviceClock;
  private final SystemClock systemClock;
  private final CrashPoints crashPoints;
  private final Parts parts = new Parts();
  private final Routes routes = new Routes();
  private final Server server;

  /**
   * Starts everything and returns while the doors may still be shut: {@code /health/ready} tells.
   *
   * @throws InvalidSettings when a file that the configuration names is wrong, or a store is set up
   *     so that nothing in it could be erased
   */
  public Service(
      Configuration configuration,
      ServiceClock serviceClock,
      SystemClock systemClock,
      CrashPoints crashPoints) {
    this.configuration = configuration;
    this.serviceClock = serviceClock;
    this.systemClock = systemClock;
    this.crashPoints = crashPoints;
    try {
      this.server = start();
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The public port in use. */
  public int port() {
    return server.port();
  }

  /** The operator's port in use. */
  public int operatorPort() {
    return server.operatorPort();
  }

  /** Every route, for a comparison with the contract. */
  public Routes routes() {
    return routes;
  }

  @Override
  public void close() {
    parts.close();
  }

  private Server start() {
    var catalogue = Catalogue.load(configuration.catalogueFile());
    var controller = ControllerFile.load(configuration.controllerFile());
    var database = parts.add(new Database(configuration.database(), serviceClock));
    var stores = parts.add(Stores.open(configuration.store()));
    var storage = new Storage(stores.places(), systemClock);
    storage.demandErasable();
    var keys = new KeyRing(stores.keys(), configuration.masterKey(), systemClock);
    var opener = new Opener(keys, stores.objects());
    var journal = new Journal(stores.journal(), configuration.signingKey());
    var events = new Events(database, journal, Effects.all(configuration.retention(), systemClock));
    var erasures = erasures(database, events, stores, keys);
    var informing = new Informing(configuration, catalogue, controller);
    var notices = informing.notices();
    var letters = new LetterWriter(Texts.load(LetterWriter.class, LetterWriter.TEXTS, null));
    var sender = new Sender(controller.controller().name(), controller.controller().email());
    var extractor = parts.add(new Extractor(configuration.extractor()));
    var rebuild = new Rebuild(database, new SealedSource(database, opener));
    var activity = new ProcessActivity(database, configuration.retention(), serviceClock);
    var consentTexts = informing.consents();
    var defence = ClaimsDefence.of(catalogue);
    var mailKeys = new OwnKeys(stores.keys(), configuration.masterKey(), Outbox.KEYS);
    var outgoing =
        parts.add(
            new Outgoing(
                configuration, controller, database, keys, mailKeys, serviceClock, systemClock));
    var wayIn = WayIn.of(configuration, systemClock, crashPoints);
    var reception =
        parts.add(
            wayIn.reception(
                database,
                stores,
                keys,
                letters,
                sender,
                outgoing.notifications(),
                activity,
                informing));
    var duties = new HiredDuties();
    var hiring = new Hiring(database, events, keys, configuration.retention(), notices, duties);
    var sweeps = new Sweeps();
    var sealer = new Sealer(database, journal, configuration.signingKey());
    var restores =
        new Restores(
            database, journal, events, sealer, configuration.backupLifetime(), systemClock);
    var markers = new Markers(database, stores, journal, systemClock);
    var withdrawing = new Withdrawing(events, keys, opener, letters, sender, base(), systemClock);
    var signIn = signIn(database, mailKeys, letters, sender);
    var rights = new Rights(database, opener, withdrawing);
    var requestKeys = new OwnKeys(stores.keys(), configuration.masterKey(), Requests.KEYS);
    var personMail = new PersonMail(opener, mailKeys, letters, sender, systemClock);
    var requests = new Requests(database, signIn, rights, events, requestKeys, personMail);
    var puttingRight =
        PuttingRight.of(
            database,
            events,
            signIn,
            rights,
            keys,
            opener,
            stores,
            personMail,
            wayIn.uploads(),
            systemClock);
    var requestDesk =
        RequestDesk.of(
            database,
            requests,
            events,
            new Letters(letters, sender, base(), mailKeys, systemClock),
            informing.officer());
    var lifting = new LiftingNotices(database, personMail);
    var mailing = new BreachClock.Mailing(letters, sender, base(), mailKeys, systemClock);
    var accounting =
        Accounting.of(informing, database, stores, journal, events, personMail, mailing);
    var report =
        new DailyReport(
            database, catalogue, mailKeys, letters, sender, informing.officer(), systemClock);
    var consentMail = new ConsentMail(opener, mailKeys, letters, sender, base(), systemClock);
    var reminders = new ConsentReminders(database, consentMail);
    var closingMail =
        new ClosingMail(keys, opener, consentTexts, letters, sender, base(), systemClock);
    var closing = new ClosingLetters(database, events, closingMail, systemClock);
    var watch = new ErasureWatch(database);
    var prohibited = Prohibited.load();
    var guard = new Guard(database);
    var desk = new Desk(database, guard, activity);
    var unnoticed =
        new UnnoticedReferees(
            database, letters, configuration.recruitingMailbox(), sender, systemClock);
    var orphans =
        new Orphans(
            database, stores.objects(), stores.keys(), configuration.backupLifetime(), systemClock);
    Runnable sweepOrphans = () -> orphans.sweep().ifPresent(restores::saw);
    var keyAlarm = new KeyAlarm(database, stores.keys());
    var missingKeys = new MissingKeys(database, events, stores.keys(), markers::troubles);

    routes
        .add(
            new HiringRoutes(
                hiring, new NoticesInTime(database, notices), defence, serviceClock, prohibited))
        .add(wayIn.routes(reception))
        .add(new ReviewRoutes(desk, guard, keys, opener, stores.objects(), withdrawing, prohibited))
        .add(
            ReferenceRoutes.of(
                database,
                events,
                desk,
                catalogue,
                keys,
                opener,
                stores.objects(),
                new ReferenceRoutes.Writing(
                    informing.referees(), letters, sender, base(), systemClock),
                prohibited))
        .add(new HandoverRoutes(desk, opener, outgoing.hr()))
        .add(new MyPage(sender))
        .add(new RightsRoutes(signIn, rights, requests, configuration.limits(), systemClock))
        .add(puttingRight.routes())
        .add(new ConsentRoutes(new MyConsents(database, events, rights, consentTexts, consentMail)))
        .add(
            new ExportRoutes(
                database,
                requests,
                informing.sections(opener, keys, stores.objects()),
                informing.terms()))
        .add(new PortableRoutes(database, requests, opener, catalogue, base()))
        .add(new TalentPoolRoutes(database, opener))
        .add(new ErasureRoutes(database, configuration.signingKey()))
        .add(outgoing.acknowledgements())
        .add(new NotificationRoutes(database))
        .add(new StorageRoutes(storage, restores))
        .add(new ErasureListRoutes(database))
        .add(new StatisticsRoutes(database))
        .add(accounting)
        .add(new MissingKeyRoutes(missingKeys))
        .add(new ClaimsRoutes(database, opener))
        .add(BlockRoutes.of(database, events, keys, personMail, lifting))
        .add(requestDesk.routes())
        .add(new WithholdingRoutes(database, keys))
        .add(new OpenApi(new Json()));

    Runnable begin =
        () -> {
          notices.refreshAll(database);
          rebuild.createPartitions();
          var inspections =
              new Inspections(
                  database, keys, stores.objects(), new NoScanner(), extractor, systemClock);
          var warnings =
              new ClosingWarnings(
                  letters,
                  configuration.recruitingMailbox(),
                  sender,
                  base(),
                  configuration.retention(),
                  systemClock);
          var clock = new ClockSweep(database, events, warnings, duties);
          var restrictions = new RestrictionSweep(database, events, lifting);
          var every = configuration.sweepInterval();
          sweeps
              .every(every, "journal", events::carryOn)
              .every(every, MINUTES, "restores", markers.guard(restores::sweep))
              .every(every, "clock", clock::sweepOnce)
              .every(every, "closing", markers.guard(closing::sweep))
              .every(every, "restrictions", restrictions::sweepOnce)
              .every(every, "daily report", markers.guard(report::sweep))
              .every(every, "erasure", markers.guard(erasures::sweep))
              .every(SELDOM, "orphans", markers.guard(sweepOrphans))
              .every(every, SELDOM, "key alarm", markers.guard(keyAlarm::sweep))
              .every(every, SELDOM, "old proofs", markers.guard(erasures::forget))
              .every(SELDOM, "storage", storage::watch)
              .every(every, SELDOM, "erasure watch", watch::sweep)
              .every(every, "sign-in", signIn::sweep)
              .every(every, "referees", unnoticed::sweep)
              .every(every, "consents", markers.guard(reminders::sweep))
              .every(SELDOM, "requests", markers.guard(requests::sweep))
              .every(every, "request alarms", markers.guard(requestDesk.alarms()::sweep))
              .every(every, "index", rebuild::run)
              .every(OFTEN, "document", inspections::sweep)
              .every(OFTEN, "audit", sealer::sealOnce);
          accounting.begin(sweeps, every, markers);
          outgoing.begin(sweeps, every, markers);
          puttingRight.begin(sweeps, every, markers);
        };
    var declarations = new Declarations(database, events, informing);
    Runnable replay =
        () -> {
          declarations.around(() -> erasures.replay(restores));
          sweepOrphans.run();
        };
    var opening = new Opening(() -> Obstacles.troubles(markers, storage, restores), replay, begin);
    parts.add(sweeps);
    var doors = new Doors(configuration, systemClock, routes, opening);

    var wellness =
        List.of(
            new Readiness("opening", opening::trouble),
            new Readiness("database", () -> Doors.well(database::check)),
            new Readiness("markers", () -> markers.troubles().stream().findFirst()),
            new Readiness("objects", () -> Doors.well(stores.objects()::check)),
            new Readiness("keys", () -> Doors.well(stores.keys()::check)),
            new Readiness("journal", () -> Doors.well(stores.journal()::check)),
            Readiness.told("restore", restores::told),
            Readiness.told("key alarm", keyAlarm::told),
            Readiness.told("index", () -> Doors.incomplete(rebuild.progress())));
    var listening = parts.add(doors.open(parts, database, signIn, wellness, watch));
    opening.start();
    sweeps
        .every(OFTEN, "opening", opening::tryOnce)
        .every(MINUTES, "comparison", markers.guard(() -> opening.shutIf(events.differ())));
    return listening;
  }

  private SignIn signIn(Database database, OwnKeys mailKeys, LetterWriter letters, Sender sender) {
    return new SignIn(
        database,
        configuration.masterKey().serviceKey(),
        mailKeys,
        letters,
        sender,
        base(),
        configuration.limits(),
        systemClock);
  }

  private Erasures erasures(Database database, Events events, Stores stores, KeyRing keys) {
    return Erasures.create(
        database,
        events,
        stores.objects(),
        stores.keys(),
        keys,
        PersonalRows.all(),
        new Erasures.Signing(
            configuration.signingKey(), base(), configuration.backupLifetime(), SOFTWARE),
        systemClock,
        crashPoints.erasure());
  }

  private URI base() {
    return configuration.baseUrl();
  }
}
