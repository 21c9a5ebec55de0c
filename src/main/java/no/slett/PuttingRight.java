package no.slett;

import java.time.Duration;
import no.slett.application.Opener;
import no.slett.application.PersonMail;
import no.slett.clock.Sweeps;
import no.slett.clock.SystemClock;
import no.slett.database.Database;
import no.slett.erasure.LooseObjects;
import no.slett.journal.Events;
import no.slett.rights.CorrectionRoutes;
import no.slett.rights.Rights;
import no.slett.rights.SignIn;
import no.slett.vault.KeyRing;

/** Where people put their own data right, and what removes the objects that are left of it. */
record PuttingRight(CorrectionRoutes routes, LooseObjects loose) {
  static PuttingRight of(
      Database database,
      Events events,
      SignIn signIn,
      Rights rights,
      KeyRing keys,
      Opener opener,
      Stores stores,
      PersonMail mail,
      CorrectionRoutes.Uploads uploads,
      SystemClock systemClock) {
    var objects = stores.objects();
    var loose = new LooseObjects(database, objects, systemClock);
    var routes =
        CorrectionRoutes.of(
            database, events, signIn, rights, keys, opener, objects, loose, mail, uploads);
    return new PuttingRight(routes, loose);
  }

  void begin(Sweeps sweeps, Duration every, Markers markers) {
    sweeps
        .every(every, "loose objects", markers.guard(loose::sweep))
        .every(every, "rectification", markers.guard(routes::sweep));
  }
}
