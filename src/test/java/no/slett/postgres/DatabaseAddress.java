package no.slett.postgres;

/**
 * Where a database is, and the three roles that may log in to it.
 *
 * @param jdbcUrl without user and password
 * @param ownerUser owns the database, runs the migrations; no superuser, no BYPASSRLS
 * @param serviceUser what the service connects as; owns nothing
 * @param backupUser what backups connect as; may replicate and sees every row, but only of tables
 *     that a migration grants it
 */
public record DatabaseAddress(
    String jdbcUrl,
    String ownerUser,
    String ownerPassword,
    String serviceUser,
    String servicePassword,
    String backupUser,
    String backupPassword) {

  /** Leaves the passwords out. */
  @Override
  public String toString() {
    return jdbcUrl;
  }
}
