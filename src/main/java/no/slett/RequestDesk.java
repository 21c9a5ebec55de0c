package no.slett;

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
      Database database, Requests requests, Events events, Letters letters, MailAddress officer) {
    return new RequestDesk(
        new DeskRoutes(database, requests, letters, events),
        new Alarms(database, letters, officer));
  }
}
