package no.slett.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.slett.database.DatabaseSettings;
import no.slett.document.ExtractorSettings;
import no.slett.hiring.Retention;
import no.slett.http.LimitSettings;
import no.slett.http.OidcSettings;
import no.slett.http.Rate;
import no.slett.intake.IntakeSettings;
import no.slett.journal.SigningKey;
import no.slett.mail.MailAddress;
import no.slett.mail.SmtpSettings;
import no.slett.settings.InvalidSettings;
import no.slett.vault.MasterKey;
import no.slett.vault.S3Settings;
import no.slett.web.ServerSettings;
import org.jspecify.annotations.Nullable;

/** Everything that the operator set, as one record per concern. */
public record Configuration(
    URI baseUrl,
    ServerSettings server,
    LimitSettings limits,
    DatabaseSettings database,
    StoreSettings store,
    MasterKey masterKey,
    SigningKey signingKey,
    OidcSettings oidc,
    SmtpSettings mail,
    Operators operators,
    MailAddress recruitingMailbox,
    Optional<MailAddress> privacyMailbox,
    Path controllerFile,
    @Nullable Path catalogueFile,
    Retention retention,
    Period announcedBefore,
    Period backupLifetime,
    IntakeSettings intake,
    ExtractorSettings extractor,
    Duration sweepInterval) {
  /**
   * Reads and checks all of it.
   *
   * @param environment as {@link System#getenv()} gives it
   * @throws InvalidSettings with one clear line per problem
   */
  public static Configuration read(Map<String, String> environment, Optional<Path> file) {
    var values = Values.of(environment, file);
    for (var key : Key.values()) {
      if (key.required()) {
        values.text(key);
      }
    }
    var made = values.make(() -> make(values));
    values.demandValid();
    return made.orElseThrow();
  }

  /**
   * What `migrate` needs: the owner's way into the database.
   *
   * @throws InvalidSettings with one clear line per problem
   */
  public static OwnerSettings readOwner(Map<String, String> environment, Optional<Path> file) {
    var values = Values.of(environment, file);
    var made =
        new OwnerSettings(
            values.text(Key.DATABASE_URL),
            values.text(Key.DATABASE_OWNER_USER),
            values.text(Key.DATABASE_OWNER_PASSWORD),
            values.text(Key.DATABASE_USER),
            values.text(Key.DATABASE_BACKUP_ROLE));
    values.demandValid();
    return made;
  }

  /** How the owner reaches the database, and the roles that it grants to. */
  public record OwnerSettings(
      String url, String user, String password, String serviceRole, String backupRole) {
    @Override
    public String toString() {
      return "OwnerSettings[" + url + ", " + user + "]";
    }
  }

  private static Configuration make(Values values) {
    var from = new MailAddress(values.text(Key.MAIL_FROM));
    return new Configuration(
        URI.create(values.text(Key.BASE_URL)),
        server(values),
        limits(values),
        new DatabaseSettings(
            values.text(Key.DATABASE_URL),
            values.text(Key.DATABASE_USER),
            values.text(Key.DATABASE_PASSWORD),
            values.integer(Key.DATABASE_POOL_SIZE)),
        store(values),
        MasterKey.parse(values.text(Key.VAULT_MASTER_KEY)),
        SigningKey.parse(values.text(Key.JOURNAL_SIGNING_KEY)),
        new OidcSettings(
            values.text(Key.OIDC_ISSUER),
            values.text(Key.OIDC_AUDIENCE),
            values.text(Key.OIDC_ROLES_CLAIM),
            values.find(Key.OIDC_JWKS_URI).map(URI::create)),
        mail(values, from),
        operators(values),
        values.find(Key.MAIL_RECRUITING_MAILBOX).map(MailAddress::new).orElse(from),
        values.find(Key.MAIL_PRIVACY_MAILBOX).map(MailAddress::new),
        Path.of(values.text(Key.CONTROLLER_FILE)),
        values.find(Key.CATALOGUE_FILE).map(Path::of).orElse(null),
        new Retention(
            period(values, Key.RETENTION_CLOSING_WINDOW),
            period(values, Key.RETENTION_INACTIVITY),
            period(values, Key.RETENTION_GREATEST_AGE),
            period(values, Key.RETENTION_UNSOLICITED)),
        announced(values),
        period(values, Key.BACKUP_LIFETIME),
        intake(values),
        extractor(values),
        duration(values, Key.SWEEP_INTERVAL));
  }

  private static ServerSettings server(Values values) {
    return ServerSettings.of(
        values.text(Key.SERVER_HOST),
        values.integer(Key.SERVER_PORT),
        values.integer(Key.SERVER_OPERATOR_PORT));
  }

  private static LimitSettings limits(Values values) {
    return new LimitSettings(
        values.find(Key.SERVER_FORWARDED_HEADER),
        rate(values, Key.LIMITS_CODES_PER_ADDRESS),
        rate(values, Key.LIMITS_CODES_PER_NETWORK),
        rate(values, Key.LIMITS_SESSIONS_PER_ADDRESS),
        rate(values, Key.LIMITS_SESSIONS_PER_NETWORK),
        rate(values, Key.LIMITS_APPLICATIONS_PER_NETWORK),
        rate(values, Key.LIMITS_CALLS_PER_CLIENT));
  }

  private static StoreSettings store(Values values) {
    return switch (values.text(Key.VAULT_KIND)) {
      case "file" -> new StoreSettings.Folder(Path.of(values.text(Key.VAULT_FOLDER)));
      case "s3" ->
          new StoreSettings.Buckets(
              bucket(values, Key.VAULT_S3_OBJECTS_BUCKET),
              bucket(values, Key.VAULT_S3_KEYS_BUCKET),
              bucket(values, Key.VAULT_S3_JOURNAL_BUCKET));
      default -> throw new IllegalArgumentException("vault.kind must be s3 or file");
    };
  }

  private static S3Settings bucket(Values values, Key bucket) {
    return S3Settings.of(
        URI.create(values.text(Key.VAULT_S3_ENDPOINT)),
        values.text(Key.VAULT_S3_REGION),
        values.text(Key.VAULT_S3_ACCESS_KEY),
        values.text(Key.VAULT_S3_SECRET_KEY),
        values.text(bucket));
  }

  private static SmtpSettings mail(Values values, MailAddress from) {
    return new SmtpSettings(
        values.text(Key.MAIL_HOST),
        values.integer(Key.MAIL_PORT),
        SmtpSettings.Tls.valueOf(values.text(Key.MAIL_TLS).toUpperCase(Locale.ROOT)),
        values.find(Key.MAIL_USER).orElse(null),
        values.find(Key.MAIL_PASSWORD).orElse(null),
        from,
        "Slett",
        null,
        Duration.ofSeconds(10),
        Duration.ofSeconds(20));
  }

  private static Operators operators(Values values) {
    var store =
        values.text(Key.VAULT_KIND).equals("s3")
            ? values.text(Key.VAULT_S3_OPERATED_BY)
            : Operators.CONTROLLER;
    return new Operators(
        Operators.parse(values.text(Key.DATABASE_OPERATED_BY)),
        Operators.parse(store),
        Operators.parse(values.text(Key.MAIL_OPERATED_BY)));
  }

  private static IntakeSettings intake(Values values) {
    return new IntakeSettings(
        Path.of(values.text(Key.INTAKE_SPOOL)),
        values.number(Key.INTAKE_MAX_FILE),
        values.number(Key.INTAKE_MAX_APPLICATION),
        values.integer(Key.INTAKE_MAX_FILES),
        values.integer(Key.INTAKE_CONCURRENT));
  }

  private static ExtractorSettings extractor(Values values) {
    var defaults = ExtractorSettings.defaults(Path.of(values.text(Key.EXTRACTOR_FOLDER)));
    return new ExtractorSettings(
        defaults.workFolder(),
        values.integer(Key.EXTRACTOR_WORKERS),
        values.integer(Key.EXTRACTOR_HEAP),
        duration(values, Key.EXTRACTOR_DEADLINE),
        defaults.startLimit(),
        defaults.mostCharacters(),
        defaults.documentsPerProcess(),
        List.of());
  }

  private static Rate rate(Values values, Key key) {
    return values.read(key, Rate::parse, new Rate(1, Duration.ofSeconds(1)));
  }

  private static Period announced(Values values) {
    var period = period(values, Key.NOTICE_ANNOUNCED_BEFORE);
    var days = LocalDate.EPOCH.plus(period).toEpochDay();
    if (days < 1 || days > 90) {
      throw new IllegalArgumentException("notice.announced-before must be P1D to P90D");
    }
    return period;
  }

  private static Period period(Values values, Key key) {
    return values.read(key, Period::parse, Period.ZERO);
  }

  private static Duration duration(Values values, Key key) {
    return values.read(key, Duration::parse, Duration.ofSeconds(1));
  }
}
