package no.slett.database;

/**
 * Where the database is and as whom the service connects.
 *
 * @param url a {@code jdbc:postgresql:} address
 * @param user the service role: neither owner of a table nor BYPASSRLS
 * @param poolSize connections at most
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {
  public DatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("database.url must start with jdbc:postgresql:");
    }
    if (poolSize < 2 || poolSize > 200) {
      throw new IllegalArgumentException("database.pool-size must be 2 to 200");
    }
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + url + ", " + user + "]";
  }
}
