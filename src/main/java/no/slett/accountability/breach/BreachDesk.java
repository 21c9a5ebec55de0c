package no.slett.accountability.breach;

import no.slett.application.PersonMail;
import no.slett.database.Database;
import no.slett.http.Routes;
import no.slett.mail.MailAddress;
import no.slett.vault.OwnKeys;

/** The parts of the desk: its routes, the clock that reminds, and what tells the persons. */
public record BreachDesk(Routes.Source routes, BreachClock clock, Telling telling) {
  /** The kind of {@link OwnKeys} that what is written about breaches is sealed with. */
  public static final String KEYS = "breaches";

  /** On these parts; the officer's mailbox is told of alarms, and named as contact point. */
  public static BreachDesk of(
      Database database,
      OwnKeys keys,
      PersonMail mail,
      BreachClock.Mailing mailing,
      MailAddress officer) {
    var papers = new Papers(keys);
    var telling = new Telling(database, papers, mail);
    return new BreachDesk(
        new BreachRoutes(new Breaches(database, papers, officer), telling),
        new BreachClock(database, papers, mailing, officer),
        telling);
  }
}
