package no.slett.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.journal.SigningKey;
import no.slett.settings.InvalidSettings;
import no.slett.vault.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
  @TempDir private Path folder;

  @Test
  void theReadmeListsEveryKeyWithItsDefault() throws IOException {
    var rows =
        Stream.of(Key.values())
            .map(key -> "| `%s` | %s | %s |".formatted(key.path(), shown(key), key.meaning()))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(Path.of("README.md"))).contains(rows);
  }

  @Test
  void saysEverythingThatIsMissingAtOnce() {
    assertThatThrownBy(() -> Configuration.read(Map.of(), Optional.empty()))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid ->
                assertThat(invalid.problems())
                    .hasSize((int) Stream.of(Key.values()).filter(Key::required).count())
                    .allMatch(line -> line.contains(" is missing: ")));
  }

  @Test
  void theEnvironmentBeatsTheFile() throws IOException {
    var file = folder.resolve("application.yaml");
    Files.writeString(file, "server:\n  port: 1234\nbase-url: https://from.file.example\n");
    var environment = complete();
    environment.put("SLETT_SERVER_PORT", "4321");

    var read = Configuration.read(environment, Optional.of(file));

    assertThat(read.server().port()).isEqualTo(4321);
    assertThat(read.baseUrl()).hasToString("https://from.file.example");
  }

  @Test
  void refusesWhatNoKeyIsCalled() throws IOException {
    var file = folder.resolve("application.yaml");
    Files.writeString(file, "server:\n  prot: 1234\n");
    var environment = complete();
    environment.put("SLETT_SERVER_PROT", "1");

    assertThatThrownBy(() -> Configuration.read(environment, Optional.of(file)))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid ->
                assertThat(invalid.problems())
                    .containsExactlyInAnyOrder(
                        "SLETT_SERVER_PROT is no configuration key",
                        "server.prot is no configuration key"));
  }

  @Test
  void refusesAWeakMasterKeyWithoutShowingIt() {
    var environment = complete();
    var weak = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    environment.put(Key.VAULT_MASTER_KEY.variable(), weak);

    assertThatThrownBy(() -> Configuration.read(environment, Optional.empty()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageNotContaining(weak);
  }

  @Test
  void refusesWhatLastsTooLong() {
    var environment = complete();
    environment.put(Key.RETENTION_GREATEST_AGE.variable(), "P3Y");

    assertThatThrownBy(() -> Configuration.read(environment, Optional.empty()))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid -> assertThat(invalid.problems()).singleElement().asString().contains("P24M"));
  }

  @Test
  void showsNoSecret() {
    var environment = complete();

    var shown = Configuration.read(environment, Optional.empty()).toString();

    assertThat(shown)
        .doesNotContain(
            environment.get(Key.VAULT_MASTER_KEY.variable()),
            environment.get(Key.JOURNAL_SIGNING_KEY.variable()),
            "database-secret");
  }

  private Map<String, String> complete() {
    var values = new HashMap<String, String>();
    values.put(Key.DATABASE_URL.variable(), "jdbc:postgresql://localhost/slett");
    values.put(Key.DATABASE_USER.variable(), "slett");
    values.put(Key.DATABASE_PASSWORD.variable(), "database-secret");
    values.put(Key.DATABASE_OPERATED_BY.variable(), "controller");
    values.put(Key.VAULT_KIND.variable(), "file");
    values.put(Key.VAULT_FOLDER.variable(), folder.toString());
    values.put(Key.VAULT_MASTER_KEY.variable(), MasterKey.generate());
    values.put(Key.JOURNAL_SIGNING_KEY.variable(), SigningKey.generate());
    values.put(Key.OIDC_ISSUER.variable(), "https://issuer.example");
    values.put(Key.MAIL_HOST.variable(), "localhost");
    values.put(Key.MAIL_FROM.variable(), "jobs@example.org");
    values.put(Key.MAIL_OPERATED_BY.variable(), "controller");
    values.put(Key.CONTROLLER_FILE.variable(), "controller.yaml");
    values.put(Key.INTAKE_SPOOL.variable(), folder.resolve("spool").toString());
    values.put(Key.EXTRACTOR_FOLDER.variable(), folder.resolve("extractor").toString());
    return values;
  }

  private static String shown(Key key) {
    return key.fallback()
        .map(text -> "`" + text + "`")
        .orElse(key.required() ? "**required**" : "");
  }
}
