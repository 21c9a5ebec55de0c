package no.slett.database;

/**
 * Who a transaction works for.
 *
 * @param subject the opaque subject of a token, or the name of a part of Slett
 * @param role {@code recruiter}, {@code hiring-manager}, {@code privacy-officer}, {@code
 *     careers-site}, {@code applicant}, {@code referee}, {@code anonymous} or {@code system}
 */
public record Actor(String subject, String role) {
  public Actor {
    if (subject.isBlank() || role.isBlank()) {
      throw new IllegalArgumentException("an actor has a subject and a role");
    }
  }

  /** A part of Slett that works without being asked. */
  public static Actor system(String part) {
    return new Actor(part, "system");
  }

  /** Somebody who did not say who they are. */
  public static Actor anonymous() {
    return new Actor("anonymous", "anonymous");
  }
}
