package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.slett.id.Language;
import no.slett.settings.InvalidSettings;
import no.slett.settings.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerFileTest {
  private static final String YAML =
      SettingsFile.packaged(ControllerFileTest.class, "controller.yaml").yaml();

  @Test
  void readsTheControllerAndItsRecipients() {
    var file = Samples.controller();
    assertThat(file.controller().name()).isEqualTo("Visma Property Solutions AS");
    assertThat(file.controller().dataProtectionOfficer()).isNull();
    assertThat(file.recipients())
        .extracting(Recipient::role)
        .containsExactly(Recipient.Role.PROCESSOR);
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
            "controller.yaml.recipients[0]: a recipient outside the EEA needs a transferBasis");
    assertThat(problems(abroad + "    transferBasis: standard-clauses\n")).isEmpty();
    assertThat(problems(YAML + "    transferBasis: adequacy\n"))
        .containsExactly(
            "controller.yaml.recipients[0]: a recipient inside the EEA has no transferBasis");
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
