package no.slett.basis;

import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.settings.SettingsFile;
import no.slett.settings.Texts;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;

/** A controller, activities and terms to test with. */
final class Samples {
  static final URI SERVICE = URI.create("https://jobb.example.no/");
  static final NoticeTerms.Vacancy VACANCY =
      new NoticeTerms.Vacancy(
          Period.ofDays(14), Period.ofDays(180), Period.ofMonths(12), Period.ofDays(30));

  private Samples() {}

  static Catalogue catalogue() {
    return Catalogue.load(null);
  }

  /** The packaged activities with one of them replaced. */
  static List<Activity> with(Activity activity) {
    var others = catalogue().all().stream().filter(a -> !a.id().equals(activity.id()));
    return Stream.concat(others, Stream.of(activity)).toList();
  }

  static Activity activity(ActivityId id) {
    return catalogue().find(id).orElseThrow();
  }

  static ControllerFile controller() {
    return ControllerFile.read(SettingsFile.packaged(Samples.class, "controller.yaml"));
  }

  static NoticeWriter writer(Catalogue catalogue, ControllerFile controller, @Nullable URI rights) {
    return new NoticeWriter(
        catalogue, controller, DataMap.packaged(catalogue), texts(), SERVICE, rights);
  }

  static Texts texts() {
    return Texts.load(NoticeWriter.class, NoticeWriter.TEXTS, null);
  }

  /** Claims defence with its assessment approved, so that it may be enabled. */
  static Activity claimsDefence() {
    return new Change(activity(ActivityId.CLAIMS_DEFENCE))
        .enabled(true)
        .approval(new Assessment.Approval("HR", LocalDate.of(2027, 6, 1)))
        .done();
  }

  /** An activity with some of its parts changed. */
  static final class Change {
    private ActivityId id;
    private Translated purpose;
    private LegalBasis basis;
    private @Nullable Translated obligation;
    private Set<Person> persons;
    private Set<DataCategory> categories;
    private @Nullable Assessment assessment;
    private Retention retention;
    private boolean enabled;

    Change(Activity from) {
      id = from.id();
      purpose = from.purpose();
      basis = from.basis();
      obligation = from.obligation();
      persons = from.persons();
      categories = from.categories();
      assessment = from.assessment();
      retention = from.retention();
      enabled = from.enabled();
    }

    Change id(String value) {
      id = new ActivityId(value);
      return this;
    }

    Change purpose(String value) {
      purpose = new Translated(value + " nb", value + " nn", value + " en");
      return this;
    }

    Change basis(LegalBasis value) {
      basis = value;
      return this;
    }

    Change obligation(@Nullable Translated value) {
      obligation = value;
      return this;
    }

    Change persons(Person... values) {
      persons = Set.of(values);
      return this;
    }

    Change categories(DataCategory... values) {
      categories = Set.of(values);
      return this;
    }

    Change assessment(@Nullable Assessment value) {
      assessment = value;
      return this;
    }

    Change approval(Assessment.@Nullable Approval approval) {
      var old = assessment;
      if (old != null) {
        assessment =
            new Assessment(
                old.interest(), old.necessity(), old.balance(), old.safeguards(), approval);
      }
      return this;
    }

    Change retention(Retention.Trigger trigger, String duration, String hardCap) {
      retention = new Retention(trigger, Period.parse(duration), Period.parse(hardCap));
      return this;
    }

    Change enabled(boolean value) {
      enabled = value;
      return this;
    }

    Activity done() {
      return new Activity(
          id,
          purpose,
          basis,
          obligation,
          null,
          null,
          persons,
          categories,
          assessment,
          retention,
          enabled);
    }
  }
}
