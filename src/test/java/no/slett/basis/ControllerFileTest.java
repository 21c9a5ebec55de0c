package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import no.slett.id.Language;
import no.slett.id.RecipientId;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import no.slett.settings.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerFileTest {
  private static final String YAML =
      SettingsFile.packaged(ControllerFileTest.class, "controller.yaml").yaml();

  private static final String WEBHOOK =
      """
      webhook:
        url: %s
        secretFile: /run/secrets/hr
        events: [application.received, applicant.erased]
      """
          .indent(4);

  @Test
  void readsTheControllerAndItsRecipients() {
    var file = Samples.controller();
    assertThat(file.controller().name()).isEqualTo("Visma Property Solutions AS");
    assertThat(file.controller().dataProtectionOfficer()).isNull();
    assertThat(file.recipients())
        .extracting(Recipient::role)
        .containsExactly(Recipient.Role.PROCESSOR, Recipient.Role.PROCESSOR);
    assertThat(file.recipients().getFirst().erasesWithin()).isEqualTo(Period.ofDays(30));
    assertThat(file.recipients().getLast().erasesWithin()).isNull();
    assertThat(file.controller().country().name(Language.NN)).isEqualTo("Noreg");
  }

  @ParameterizedTest
  @CsvSource({
    "'921074352', '921074353', organisationNumber is no Norwegian organisation number",
    "vps@visma.com, nobody, not an e-mail address",
    "country: NO, country: Norge, country must be an ISO 3166-1 code such as NO",
    "country: NO, country: US, a controller outside the EEA names a representative",
    "'name: Visma Property Solutions AS', 'nme: V', name is missing"
  })
  void refusesAWrongController(String old, String replacement, String problem) {
    assertThat(problems(YAML.replace(old, replacement)))
        .anyMatch(p -> p.equals("controller.yaml.controller: " + problem));
  }

  @Test
  void aRecipientOutsideTheEeaSaysWhyItMayHaveData() {
    var abroad = YAML.replace("country: DK", "country: US");
    assertThat(problems(abroad))
        .containsExactly(
            "controller.yaml.recipients[1]: a recipient outside the EEA needs a transferBasis");
    assertThat(problems(abroad + "    transferBasis: standard-clauses\n")).isEmpty();
    assertThat(problems(YAML + "    transferBasis: adequacy\n"))
        .containsExactly(
            "controller.yaml.recipients[1]: a recipient inside the EEA has no transferBasis");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          id: hosting       | nid: hosting    | id is missing
          id: hosting       | id: Our Hosting | a recipient's id is lower-case words joined by hyphens, such as mail-provider
          id: hosting       | id: controller  | a recipient's id is lower-case words joined by hyphens, such as mail-provider
          id: hosting       | id: mail-provider | id mail-provider is another recipient's already
          """)
  void everyRecipientHasAnIdOfItsOwn(String old, String replacement, String problem) {
    assertThat(problems(YAML.replace(old, replacement)))
        .contains("controller.yaml.recipients[1]: " + problem);
  }

  @Test
  void readsWhereARecipientHearsOfWhatHappens() {
    var yaml = YAML + WEBHOOK.formatted("https://hr.example.no/slett");
    var file = ControllerFile.read(new SettingsFile("controller.yaml", yaml));
    var webhook = Objects.requireNonNull(file.recipients().getLast().webhook());
    assertThat(webhook.url()).hasToString("https://hr.example.no/slett");
    assertThat(webhook.secretFile()).hasToString("/run/secrets/hr");
    assertThat(webhook.events())
        .containsExactlyInAnyOrder(
            Webhook.Event.APPLICATION_RECEIVED, Webhook.Event.APPLICANT_ERASED);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9000/x, ''",
    "http://[::1]:9000/x, ''",
    "http://localhost/x, ''",
    "http://hr.example.no/x, 'url must be https, unless it is on this machine'",
    "http://127.0.0.1.example.no/x, 'url must be https, unless it is on this machine'",
    "https://user:secret@hr.example.no/x, url is an address such as https://hr.example.no/slett",
    "https://hr.example.no/x?key=secret, url is an address such as https://hr.example.no/slett",
    "hr.example.no, url is an address such as https://hr.example.no/slett"
  })
  void aWebhookIsReachedSafely(String url, String problem) {
    var problems = problems(YAML + WEBHOOK.formatted(url));
    if (problem.isEmpty()) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).containsExactly("controller.yaml.recipients[1].webhook: " + problem);
    }
  }

  @Test
  void oneRecipientTakesInWhoeverWasHired() {
    var handover = "    handover: {url: 'https://hr.example.no/in', secretFile: /run/secrets/hr}\n";
    var file = ControllerFile.read(new SettingsFile("controller.yaml", YAML + handover));
    var point = Objects.requireNonNull(file.recipients().getLast().handover());
    assertThat(point.url()).hasToString("https://hr.example.no/in");
    assertThat(problems(YAML.replace("  - id: hosting", handover + "  - id: hosting") + handover))
        .containsExactly(
            "controller.yaml.recipients[1].handover: another recipient takes in whoever was hired");
    assertThat(problems(YAML + handover.replace("https:", "http:")))
        .containsExactly(
            "controller.yaml.recipients[1].handover: url must be https, unless it is on this"
                + " machine");
  }

  @Law("AK-2")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contract: Databehandleravtale 2025-11 | contract: | a processor works under a contract: give its reference
          role: processor | role: recipient | only a processor works under a contract of Art. 28
          """)
  void aProcessorAndNobodyElseHasAContract(String old, String replacement, String problem) {
    var last = YAML.lastIndexOf(old);
    var yaml = YAML.substring(0, last) + replacement + YAML.substring(last + old.length());
    assertThat(problems(yaml)).containsExactly("controller.yaml.recipients[1]: " + problem);
  }

  @Law("AK-2")
  @Test
  void whomAProcessorHasEngagedIsDeclaredWithTheCountry() {
    var engaged = "    subProcessors:\n      - {name: Farther Disks, country: IN%s}\n";
    assertThat(problems(YAML + engaged.formatted("")))
        .containsExactly(
            "controller.yaml.recipients[1].subProcessors[0]: a sub-processor outside the EEA needs"
                + " a transferBasis");
    var yaml = YAML + engaged.formatted(", transferBasis: standard-clauses");
    var file = ControllerFile.read(new SettingsFile("controller.yaml", yaml));
    assertThat(file.recipients().getLast().subProcessors())
        .extracting(Recipient.SubProcessor::name)
        .containsExactly("Farther Disks");
    assertThat(problems(yaml.replace("    contract: Databehandleravtale 2025-11\n", "")))
        .contains("controller.yaml.recipients[1]: subProcessors belong to a contract");
  }

  @Test
  void whoWorksForTheControllerIsDeclaredAsProcessor() {
    var file = Samples.controller();
    file.demandProcessor("mail.operated-by", new RecipientId("mail-provider"), Instant.EPOCH);
    assertThatThrownBy(
            () -> file.demandProcessor("mail.operated-by", new RecipientId("other"), Instant.EPOCH))
        .hasMessageContaining(
            "mail.operated-by: the controller's file declares no recipient 'other'");
    var alone =
        YAML.replaceFirst("role: processor", "role: recipient")
            .replaceFirst(" *contract: .*\n", "");
    var changed = ControllerFile.read(new SettingsFile("controller.yaml", alone));
    assertThatThrownBy(
            () ->
                changed.demandProcessor(
                    "mail.operated-by", new RecipientId("mail-provider"), Instant.EPOCH))
        .hasMessageContaining("mail.operated-by: recipient 'mail-provider' is no processor");
  }

  private static List<String> problems(String yaml) {
    try {
      ControllerFile.read(new SettingsFile("controller.yaml", yaml));
      return List.of();
    } catch (InvalidSettings e) {
      return e.problems();
    }
  }
}
