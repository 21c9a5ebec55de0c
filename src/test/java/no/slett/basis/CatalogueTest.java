package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.slett.basis.Retention.Trigger;
import no.slett.basis.Samples.Change;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import no.slett.settings.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  @TempDir private Path folder;

  @Test
  void whatIsPackagedKeepsTheRules() {
    var catalogue = Samples.catalogue();
    assertThat(catalogue.enabled().map(Activity::id))
        .containsExactly(
            ActivityId.RECRUITMENT,
            ActivityId.UNSOLICITED,
            ActivityId.HIRED_QUALIFICATIONS,
            ActivityId.RIGHTS,
            ActivityId.ACCOUNTABILITY);
    assertThat(catalogue.find(ActivityId.CLAIMS_DEFENCE)).isPresent();
    assertThat(catalogue.findEnabled(ActivityId.CLAIMS_DEFENCE)).isEmpty();
  }

  @Test
  void theControllerMayBringAnother() throws IOException {
    var file = folder.resolve("own.yaml");
    Files.writeString(
        file, Catalogue.packaged().yaml().replace("P6M, hardCap: P12M", "P3M, hardCap: P6M"));
    var unsolicited = Catalogue.load(file).find(ActivityId.UNSOLICITED).orElseThrow();
    assertThat(unsolicited.retention().duration()).hasToString("P3M");
  }

  @Law("LB-1")
  @Test
  void onePurposeHasOneBasis() {
    var twice = new Change(Samples.activity(ActivityId.TALENT_POOL)).purpose("other").done();
    var all = new ArrayList<>(Samples.catalogue().all());
    all.add(twice);
    assertThat(Catalogue.validate(all))
        .containsExactly("talent-pool: is there twice; one purpose has exactly one legal basis");

    var same = new Change(Samples.activity(ActivityId.TALENT_POOL)).id("pool-two").done();
    assertThat(Catalogue.validate(Samples.with(same)))
        .hasSize(3)
        .contains("pool-two: states the same purpose as talent-pool in nn");
  }

  @Law("LB-1")
  @ParameterizedTest
  @ValueSource(strings = {"6(1)(d)", "6(1)(e)", "6.1.b", "consent", "[6(1)(a), 6(1)(b)]", ""})
  void onlyTheBasesInUseAreKnown(String basis) {
    assertThat(problems("legalBasis: 6(1)(a)", "legalBasis: " + basis))
        .singleElement()
        .asString()
        .startsWith("catalogue.yaml.activities.talent-pool: ")
        .contains("legalBasis");
  }

  @Law("LB-2")
  @ParameterizedTest
  @EnumSource(
      value = DataCategory.class,
      names = {"OFF_LIST_REFERENCE", "OPEN_SOURCE_SEARCH", "CREDIT_CHECK"})
  void whatTheControllerCollectsItselfNeedsALegitimateInterest(DataCategory category) {
    var recruitment =
        new Change(Samples.activity(ActivityId.RECRUITMENT)).categories(category).done();
    assertThat(Catalogue.validate(Samples.with(recruitment)))
        .containsExactly(
            "recruitment: "
                + category.keyword()
                + " is collected on the controller's own initiative and can only rest on 6(1)(f)");

    var own =
        new Change(Samples.claimsDefence())
            .id("own-search")
            .purpose("search")
            .categories(category)
            .retention(Trigger.PROCESS_CLOSED, "P0D", "P24M")
            .done();
    assertThat(Catalogue.validate(Samples.with(own))).isEmpty();
  }

  @Law("LB-5")
  @Test
  void aLegitimateInterestIsAssessedAndApprovedBeforeItIsUsed() {
    var draft = new Change(Samples.activity(ActivityId.CLAIMS_DEFENCE)).enabled(true);
    assertThat(Catalogue.validate(Samples.with(draft.done())))
        .containsExactly(
            "claims-defence: cannot be enabled before approvedBy and reviewAt of its assessment are"
                + " set");
    assertThat(Catalogue.validate(Samples.with(draft.assessment(null).done())))
        .containsExactly(
            "claims-defence: rests on 6(1)(f) and cannot be enabled without an assessment");
    assertThat(Catalogue.validate(Samples.with(Samples.claimsDefence()))).isEmpty();
  }

  @Law("LB-5")
  @ParameterizedTest
  @ValueSource(strings = {"interest", "necessity", "balance", "safeguards"})
  void everyStepOfTheAssessmentIsWritten(String step) {
    var yaml = Catalogue.packaged().yaml();
    var first = yaml.indexOf("      " + step + ":", yaml.indexOf("claims-defence:"));
    var cut = yaml.substring(0, first) + "      x-" + yaml.substring(first + 6);
    assertThat(problems(cut))
        .contains("catalogue.yaml.activities.claims-defence.assessment: " + step + " is missing");
  }

  @Law("LB-5")
  @Test
  void anOverdueReviewIsAWarning() {
    var catalogue = new Catalogue(Samples.with(Samples.claimsDefence()));
    assertThat(catalogue.overdueReviews(LocalDate.of(2027, 6, 1))).isEmpty();
    assertThat(catalogue.overdueReviews(LocalDate.of(2027, 6, 2)))
        .containsExactly("claims-defence: the assessment was to be reviewed by 2027-06-01");
  }

  @Law("ST-0")
  @ParameterizedTest
  @CsvSource({
    "recruitment, PROCESS_CLOSED, P1D, P24M, duration must be P0D",
    "recruitment, PROCESS_CLOSED, P0D, P731D, over the bound P24M",
    "recruitment, RECEIVED, P0D, P12M, cannot count its time from received",
    "unsolicited, RECEIVED, P6M, P13M, over the bound P12M",
    "unsolicited, RECEIVED, P12M, P6M, longer than its own hardCap P6M",
    "talent-pool, CONSENT_GIVEN, P12M, P25M, over the bound P24M",
    "talent-pool, PROCESS_CLOSED, P12M, P24M, cannot count its time from process-closed",
    "claims-defence, PROCESS_CLOSED, P6M, P3Y1D, over the bound P3Y",
    "rights, REQUEST_ANSWERED, P3Y, P4Y, over the bound P3Y"
  })
  void storageStaysInItsBounds(
      String id, Trigger trigger, String duration, String hardCap, String problem) {
    var activity =
        new Change(Samples.activity(new ActivityId(id)))
            .categories(DataCategory.DECISION)
            .retention(trigger, duration, hardCap)
            .done();
    assertThat(Catalogue.validate(Samples.with(activity)))
        .singleElement()
        .asString()
        .startsWith(id + ": ")
        .contains(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"talent-pool", "claims-defence"})
  void whatARefereeSaidNeverOutlivesTheProcess(String id) {
    var activity =
        new Change(Samples.activity(new ActivityId(id)))
            .categories(DataCategory.REFERENCE_NOTES)
            .done();
    assertThat(Catalogue.validate(Samples.with(activity)))
        .containsExactly(id + ": would keep what a referee said after the process is closed");
  }

  @Law("LB-1")
  @ParameterizedTest
  @CsvSource({"recruitment, CONSENT", "talent-pool, CONTRACT", "rights, LEGITIMATE_INTEREST"})
  void theCodesOwnPurposesKeepTheirBasis(String id, LegalBasis basis) {
    var activity =
        new Change(Samples.activity(new ActivityId(id)))
            .basis(basis)
            .assessment(Samples.claimsDefence().assessment())
            .done();
    assertThat(Catalogue.validate(Samples.with(activity)))
        .anyMatch(p -> p.startsWith(id + ": can only rest on 6(1)("));
  }

  @Test
  void everyProblemIsToldAtOnce() {
    var rights = new Change(Samples.activity(ActivityId.RIGHTS));
    var activities = List.of(rights.obligation(null).persons().categories().enabled(false).done());
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> new Catalogue(activities))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "recruitment: is missing or not enabled",
                        "rights: is missing or not enabled",
                        "accountability: is missing or not enabled",
                        "rights: names no category of persons",
                        "rights: names no category of data",
                        "rights: rests on 6(1)(c) and must name the obligation"));
  }

  @Test
  void problemsOfShapeAndOfLawComeTogether() {
    var yaml =
        Catalogue.packaged()
            .yaml()
            .replace("duration: P12M", "duration: soon")
            .replace("trigger: received, duration: P6M", "trigger: received, duration: P18M")
            .replaceFirst("enabled: false", "enabled: maybe");
    assertThat(problems(yaml))
        .containsExactly(
            "catalogue.yaml.activities.talent-pool.retention: duration must be an ISO 8601 period"
                + " such as P14D",
            "catalogue.yaml.activities.talent-pool: enabled must be true or false",
            "unsolicited: keeps data longer than its own hardCap P12M");
  }

  private static List<String> problems(String old, String replacement) {
    return problems(Catalogue.packaged().yaml().replace(old, replacement));
  }

  private static List<String> problems(String yaml) {
    try {
      Catalogue.read(new SettingsFile("catalogue.yaml", yaml));
      return List.of();
    } catch (InvalidSettings e) {
      return e.problems();
    }
  }
}
