package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import no.slett.settings.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataMapTest {
  private static final SettingsFile FILE =
      SettingsFile.packaged(DataMapTest.class, "sample-data-map.yaml");

  @Test
  void readsALineAColumn() {
    var map = DataMap.read(FILE, Samples.catalogue());
    assertThat(map.columns().get(new Column("slett", "application", "profile")))
        .isEqualTo(
            new DataItem(
                Set.of(Person.APPLICANT),
                Set.of(DataCategory.PROFILE, DataCategory.ANSWERS),
                Set.of(ActivityId.RECRUITMENT, ActivityId.TALENT_POOL),
                DataItem.Form.SEALED,
                new Told.In(Set.of("application"))));
    assertThat(map.columns().get(new Column("slett", "application", "schema_version")))
        .isEqualTo(new DataItem(Set.of(), Set.of(), Set.of(), DataItem.Form.OPEN, null));
    assertThat(map.objects()).containsOnlyKeys("document");
  }

  @Test
  void comparesItselfWithADatabase() {
    var map = DataMap.read(FILE, Samples.catalogue());
    var unknown = new Column("slett", "application", "nickname");
    var existing = new HashSet<>(map.columns().keySet());
    assertThat(map.missing(existing)).isEmpty();
    existing.remove(new Column("directory", "person", "email"));
    existing.add(unknown);
    assertThat(map.missing(existing)).containsExactly(unknown);
    assertThat(map.superfluous(existing))
        .containsExactly(new Column("directory", "person", "email"));
  }

  @Test
  void knowsWhatIsStoredForAPurpose() {
    var map = DataMap.read(FILE, Samples.catalogue());
    var recruitment = Samples.activity(ActivityId.RECRUITMENT);
    var talentPool = Samples.activity(ActivityId.TALENT_POOL);
    assertThat(map.categories(Person.APPLICANT, recruitment))
        .containsExactly(
            DataCategory.PROFILE,
            DataCategory.APPLICATION,
            DataCategory.ANSWERS,
            DataCategory.CV,
            DataCategory.ATTACHMENTS,
            DataCategory.ASSESSMENT_NOTES);
    assertThat(map.categories(Person.APPLICANT, talentPool))
        .as("answers share a column with the profile but are not kept for this")
        .containsExactly(DataCategory.PROFILE, DataCategory.APPLICATION);
    assertThat(map.categories(Person.STAFF, recruitment)).isEmpty();
  }

  @Law("LB-1")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{purpose: marketing}|purpose 'marketing' is not in the catalogue",
        "{category: shoe-size}|category 'shoe-size' is none of profile, ",
        "{person: customer}|person 'customer' is none of applicant, ",
        "{category: requests}|category 'requests' is in none of its purposes",
        "{person: staff}|person 'staff' is in none of its purposes",
        "{form: open}|personal data cannot be open",
        "{form: index}|only the working index may hold personal data in plain text",
        "{person: none, form: sealed}|is about no person and has no category, purpose, form or"
            + " access",
        "{access: application, untold: key}|say in which section",
        "{untold: shyness}|untold 'shyness' is none of key, ",
        "{owner: me}|unknown key owner"
      })
  void refusesAColumnWithoutABasis(String line, String problem) {
    var yaml = FILE.yaml().replace("    id: {}", "    id: " + line);
    assertThat(problems(yaml))
        .singleElement()
        .asString()
        .contains("slett.application.id: ")
        .contains(problem);
  }

  @Test
  void refusesATableWithoutASchema() {
    assertThat(problems(FILE.yaml().replace("slett.audit_event", "audit_event")))
        .singleElement()
        .asString()
        .endsWith("a table is named schema.table");
  }

  @Test
  void needsEveryPartOfALine() {
    var yaml =
        FILE.yaml().replace("person: staff, category: access-log, purpose: accountability,", "");
    assertThat(problems(yaml))
        .extracting(p -> p.substring(p.indexOf(": ") + 2))
        .containsExactly("person is missing", "category is missing", "purpose is missing");
  }

  private static List<String> problems(String yaml) {
    try {
      DataMap.read(new SettingsFile("data-map.yaml", yaml), Samples.catalogue());
      return List.of();
    } catch (InvalidSettings e) {
      return e.problems();
    }
  }
}
