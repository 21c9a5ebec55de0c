package no.slett.rights;

import no.slett.application.Opener;
import no.slett.application.Withdrawing;
import no.slett.database.Database;
import no.slett.http.Principal;
import no.slett.id.ApplicationId;

/** What a signed-in mailbox may see and do of its applications. */
public final class Rights {
  private final Mine mine;
  private final MyApplications applications;

  public Rights(Database database, Opener opener, Withdrawing withdrawing) {
    this.mine = new Mine(database);
    this.applications = new MyApplications(database, mine, opener, withdrawing);
  }

  Mine mine() {
    return mine;
  }

  /**
   * Lets nobody near another mailbox's application.
   *
   * @throws no.slett.http.ProblemException 404
   */
  void demand(Principal.Mailbox me, ApplicationId id) {
    if (!mine.applications(me.address()).contains(id)) {
      throw MyApplications.absent();
    }
  }

  MyApplications applications() {
    return applications;
  }
}
