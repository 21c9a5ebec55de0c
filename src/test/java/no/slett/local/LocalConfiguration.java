package no.slett.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import no.slett.config.Key;
import no.slett.journal.SigningKey;

/** What the service is told about its surroundings: the environment it would have elsewhere. */
final class LocalConfiguration {
  private static final Path CONTROLLER =
      Path.of("src", "test", "resources", "no", "slett", "basis", "controller.yaml");

  private LocalConfiguration() {}

  static Map<String, String> of(
      LocalOptions options, LocalPostgres postgres, LocalIssuer issuer, LocalSecrets secrets)
      throws IOException {
    var address = postgres.address();
    var ports = options.ports();
    var values = new TreeMap<Key, String>();
    values.put(Key.BASE_URL, "http://localhost:" + ports.pages());
    values.put(Key.SERVER_HOST, "127.0.0.1");
    values.put(Key.SERVER_PORT, Integer.toString(ports.pages()));
    values.put(Key.SERVER_OPERATOR_PORT, Integer.toString(ports.operator()));
    values.put(Key.DATABASE_URL, address.jdbcUrl());
    values.put(Key.DATABASE_OPERATED_BY, "controller");
    values.put(Key.DATABASE_OWNER_USER, address.ownerUser());
    values.put(Key.DATABASE_OWNER_PASSWORD, address.ownerPassword());
    values.put(Key.DATABASE_USER, address.serviceUser());
    values.put(Key.DATABASE_PASSWORD, address.servicePassword());
    values.put(Key.DATABASE_BACKUP_ROLE, address.backupUser());
    values.put(Key.VAULT_KIND, "file");
    values.put(Key.VAULT_FOLDER, options.folder().toAbsolutePath().toString());
    values.put(Key.VAULT_MASTER_KEY, secrets.masterKey());
    values.put(Key.JOURNAL_SIGNING_KEY, secrets.secret("signing-key", SigningKey::generate));
    values.put(Key.OIDC_ISSUER, issuer.uri().toString());
    values.put(Key.MAIL_HOST, "127.0.0.1");
    values.put(Key.MAIL_PORT, Integer.toString(ports.smtp()));
    values.put(Key.MAIL_FROM, "rekruttering@example.org");
    values.put(Key.MAIL_TLS, "none");
    values.put(Key.MAIL_OPERATED_BY, "mail-provider");
    values.put(Key.CONTROLLER_FILE, CONTROLLER.toAbsolutePath().toString());
    values.put(Key.INTAKE_SPOOL, folder(options, "spool"));
    values.put(Key.EXTRACTOR_FOLDER, folder(options, "extractor"));
    values.put(Key.SWEEP_INTERVAL, "PT2S");
    // whoever tries Slett on one machine is many people at one address
    values.put(Key.LIMITS_CODES_PER_ADDRESS, "60/PT1M");
    values.put(Key.LIMITS_CODES_PER_NETWORK, "1200/PT1M");
    values.put(Key.LIMITS_SESSIONS_PER_ADDRESS, "60/PT1M");
    values.put(Key.LIMITS_SESSIONS_PER_NETWORK, "1200/PT1M");
    values.put(Key.LIMITS_APPLICATIONS_PER_NETWORK, "1200/PT1M");
    var environment = new TreeMap<String, String>();
    values.forEach((key, value) -> environment.put(key.variable(), value));
    return environment;
  }

  private static String folder(LocalOptions options, String name) {
    return options.folder().resolve(name).toAbsolutePath().toString();
  }
}
