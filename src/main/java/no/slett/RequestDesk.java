package no.slett;

import no.slett.basis.ControllerFile;
import no.slett.config.Configuration;
import no.slett.database.Database;
import no.slett.journal.Events;
import no.slett.mail.MailAddress;
import no.slett.rights.Requests;
import no.slett.rights.desk.Alarms;
import no.slett.rights.desk.DeskRoutes;
import no.slett.rights.desk.Letters;

/** Where requests are answered, and what reminds of them. */
record RequestDesk(DeskRoutes routes, Alarms alarms) {
  static RequestDesk of(
      Database database,
      Requests requests,
      Events events,
      Letters letters,
      Configuration configuration,
      ControllerFile controller) {
    return new RequestDesk(
        new DeskRoutes(database, requests, letters, events),
        new Alarms(database, letters, officer(configuration, controller)));
  }

  private static MailAddress officer(Configuration configuration, ControllerFile controller) {
    var named = controller.controller().dataProtectionOfficer();
    return configuration
        .privacyMailbox()
        .orElse(named == null ? configuration.mail().from() : named.email());
  }
}
