package no.slett.database;

import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema to this release's state, as the owner role.
 *
 * @param owner address and credentials of the owner of the schema
 * @param serviceRole the role that the service connects as; gets rows by policy only
 * @param backupRole the role that dumps and base backups run as; may not read the working index
 */
public record Migrations(DatabaseSettings owner, String serviceRole, String backupRole) {
  /**
   * Idempotent. The working index comes last and keeps a history of its own in its schema: where a
   * dump was restored, which never holds that schema, all of it is made anew.
   */
  public void run() {
    migrate("slett", "spine");
    migrate("working_index", "index");
  }

  private void migrate(String schema, String folder) {
    Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .schemas(schema)
        .defaultSchema(schema)
        .locations("classpath:no/slett/database/" + folder)
        .placeholders(Map.of("serviceRole", serviceRole, "backupRole", backupRole))
        .load()
        .migrate();
  }
}
