package no.slett.basis;

import no.slett.database.Actor;
import no.slett.http.Principal;
import no.slett.http.Role;

/** Staff of a token, as the database's policies know them. */
public final class Staff {
  private Staff() {}

  /** The strongest of the caller's roles decides what is seen. */
  public static Actor actor(Principal.Authenticated caller) {
    if (caller.roles().contains(Role.RECRUITER)) {
      return new Actor(caller.subject(), Role.RECRUITER.claim());
    }
    if (caller.roles().contains(Role.HIRING_MANAGER)) {
      return new Actor(caller.subject(), Role.HIRING_MANAGER.claim());
    }
    return new Actor(caller.subject(), Role.PRIVACY_OFFICER.claim());
  }
}
