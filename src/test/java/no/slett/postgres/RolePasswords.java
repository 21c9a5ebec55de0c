package no.slett.postgres;

/** Passwords of the roles that {@link PostgresServer#createRoles} makes. */
public record RolePasswords(String owner, String service, String backup) {

  /** The same, well-known passwords on every test server. */
  public static RolePasswords forTests() {
    return new RolePasswords("owner", "service", "backup");
  }

  /** Leaves the passwords out. */
  @Override
  public String toString() {
    return "RolePasswords";
  }
}
