package no.slett.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every configuration key, its default and what it means. In {@code application.yaml} as written
 * here; in the environment in capitals after {@code SLETT_}, with {@code _} for dots and hyphens.
 */
public enum Key {
  BASE_URL("base-url", "http://localhost:8080", "public address of the service"),
  SERVER_HOST("server.host", "0.0.0.0", "address of both sockets"),
  SERVER_PORT("server.port", "8080", "public port"),
  SERVER_OPERATOR_PORT("server.operator-port", "8081", "health and metrics; never public"),
  SERVER_FORWARDED_HEADER(
      "server.forwarded-header",
      Key.OPTIONAL,
      "`X-Forwarded-For` behind a proxy that appends the client's address; else none is trusted"),
  LIMITS_CODES_PER_ADDRESS(
      "limits.codes-per-address", "5/PT15M", "sign-in codes for one address; all by instance"),
  LIMITS_CODES_PER_NETWORK(
      "limits.codes-per-network", "100/PT15M", "the same from one network (/24, /48)"),
  LIMITS_SESSIONS_PER_ADDRESS(
      "limits.sessions-per-address", "20/PT1H", "tries to sign in with one address"),
  LIMITS_SESSIONS_PER_NETWORK(
      "limits.sessions-per-network", "200/PT15M", "the same from one network"),
  LIMITS_APPLICATIONS_PER_NETWORK(
      "limits.applications-per-network", "60/PT10M", "applications without a token"),
  LIMITS_CALLS_PER_CLIENT("limits.calls-per-client", "100/PT1S", "calls of one machine client"),
  DATABASE_URL("database.url", Key.REQUIRED, "JDBC address of PostgreSQL 15 or later"),
  DATABASE_USER("database.user", Key.REQUIRED, "service role: owns nothing, no BYPASSRLS"),
  DATABASE_PASSWORD("database.password", Key.SECRET, "password of the service role"),
  DATABASE_OPERATED_BY(
      "database.operated-by",
      Key.REQUIRED,
      "who runs the database: `controller`, or the id of a declared processor"),
  DATABASE_POOL_SIZE("database.pool-size", "32", "connections at most, 2 to 200"),
  DATABASE_OWNER_USER("database.owner-user", Key.OPTIONAL, "owner role; `migrate` only"),
  DATABASE_OWNER_PASSWORD("database.owner-password", Key.OPTIONAL, "its password"),
  DATABASE_BACKUP_ROLE(
      "database.backup-role", "slett_backup", "role of backups; may not read the working index"),
  VAULT_KIND("vault.kind", "s3", "`s3`, or `file` on a single machine"),
  VAULT_FOLDER("vault.folder", Key.OPTIONAL, "with `file`: holds objects, keys and journal"),
  VAULT_S3_ENDPOINT("vault.s3.endpoint", Key.OPTIONAL, "with `s3`: address of the store"),
  VAULT_S3_REGION("vault.s3.region", "eu-north-1", "with `s3`: region"),
  VAULT_S3_ACCESS_KEY("vault.s3.access-key", Key.OPTIONAL, "with `s3`: access key"),
  VAULT_S3_SECRET_KEY("vault.s3.secret-key", Key.OPTIONAL, "with `s3`: secret key"),
  VAULT_S3_OPERATED_BY(
      "vault.s3.operated-by",
      Key.OPTIONAL,
      "with `s3`: who runs the store: `controller`, or the id of a declared processor"),
  VAULT_S3_OBJECTS_BUCKET("vault.s3.objects-bucket", "slett-objects", "bucket of sealed objects"),
  VAULT_S3_KEYS_BUCKET("vault.s3.keys-bucket", "slett-keys", "bucket of wrapped keys"),
  VAULT_S3_JOURNAL_BUCKET("vault.s3.journal-bucket", "slett-journal", "bucket of the journal"),
  VAULT_MASTER_KEY("vault.master-key", Key.SECRET, "32 random bytes in base64"),
  JOURNAL_SIGNING_KEY("journal.signing-key", Key.SECRET, "Ed25519 private key as JWK"),
  OIDC_ISSUER("oidc.issuer", Key.REQUIRED, "issuer of staff and machine tokens"),
  OIDC_AUDIENCE("oidc.audience", "slett", "this service's name in `aud`"),
  OIDC_ROLES_CLAIM("oidc.roles-claim", "roles", "claim with the roles; dots lead inside"),
  OIDC_JWKS_URI("oidc.jwks-uri", Key.OPTIONAL, "the issuer's keys, if not by discovery"),
  MAIL_HOST("mail.host", Key.REQUIRED, "SMTP server"),
  MAIL_PORT("mail.port", "587", "its port"),
  MAIL_USER("mail.user", Key.OPTIONAL, "login, if any"),
  MAIL_PASSWORD("mail.password", Key.OPTIONAL, "its password"),
  MAIL_FROM("mail.from", Key.REQUIRED, "sender's address"),
  MAIL_TLS("mail.tls", "starttls", "`starttls`, `implicit`, or `none` on the same machine"),
  MAIL_OPERATED_BY(
      "mail.operated-by",
      Key.REQUIRED,
      "who runs the mail server: `controller`, or the id of a declared processor"),
  MAIL_RECRUITING_MAILBOX(
      "mail.recruiting-mailbox", Key.OPTIONAL, "gets warnings; `mail.from` by default"),
  MAIL_PRIVACY_MAILBOX(
      "mail.privacy-mailbox",
      Key.OPTIONAL,
      "gets the daily report and alarms of requests; the data protection officer's or `mail.from`"
          + " by default"),
  CONTROLLER_FILE("controller.file", Key.REQUIRED, "YAML: who the controller is, recipients"),
  CATALOGUE_FILE("catalogue.file", Key.OPTIONAL, "YAML: activities, if not the packaged ones"),
  RETENTION_CLOSING_WINDOW("retention.closing-window", "P14D", "P0D to P30D"),
  RETENTION_INACTIVITY(
      "retention.inactivity",
      "P180D",
      "P30D to P365D; a longer one only for processes that open later"),
  RETENTION_GREATEST_AGE(
      "retention.greatest-age", "P12M", "up to P24M; for processes that open later"),
  RETENTION_UNSOLICITED("retention.unsolicited", "P6M", "up to P12M"),
  NOTICE_ANNOUNCED_BEFORE(
      "notice.announced-before",
      "P14D",
      "how long before a new recipient gets anything applicants are told; P1D to P90D"),
  BACKUP_LIFETIME("backup.lifetime", "P30D", "how long any backup is kept"),
  INTAKE_SPOOL("intake.spool", Key.REQUIRED, "disk folder of this instance; sealed bytes only"),
  INTAKE_MAX_FILE("intake.max-file", "20971520", "bytes of one file"),
  INTAKE_MAX_APPLICATION("intake.max-application", "52428800", "bytes of one application"),
  INTAKE_MAX_FILES("intake.max-files", "10", "files of one application"),
  INTAKE_CONCURRENT("intake.concurrent", "64", "uploads at once; others get 503"),
  EXTRACTOR_FOLDER("extractor.folder", Key.REQUIRED, "memory-backed folder of this instance"),
  EXTRACTOR_WORKERS("extractor.workers", "1", "documents read at once, a JVM each"),
  EXTRACTOR_HEAP("extractor.heap", "256", "megabytes of heap of each"),
  EXTRACTOR_DEADLINE("extractor.deadline", "PT30S", "longest time for one document"),
  SWEEP_INTERVAL("sweep.interval", "PT15S", "how often due work is looked for");

  private static final String REQUIRED = "\u0000required";
  private static final String SECRET = "\u0000secret";
  private static final String OPTIONAL = "\u0000optional";

  private final String path;
  private final String fallback;
  private final String meaning;

  Key(String path, String fallback, String meaning) {
    this.path = path;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /** The name in {@code application.yaml}. */
  public String path() {
    return path;
  }

  /** The name in the environment. */
  public String variable() {
    return "SLETT_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** What holds when nothing is set. */
  public Optional<String> fallback() {
    return Optional.of(fallback).filter(text -> !text.startsWith("\u0000"));
  }

  /** Whether the service cannot start without it. */
  public boolean required() {
    return fallback.equals(REQUIRED) || fallback.equals(SECRET);
  }

  /** One line for the operator. */
  public String meaning() {
    return meaning;
  }

  static Optional<Key> ofVariable(String variable) {
    return Stream.of(values()).filter(key -> key.variable().equals(variable)).findFirst();
  }
}
