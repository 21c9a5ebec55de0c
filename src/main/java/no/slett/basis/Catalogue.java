package no.slett.basis;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.slett.settings.InvalidSettings;
import no.slett.settings.SettingsFile;
import org.jspecify.annotations.Nullable;

/**
 * All processing activities of the controller, checked against the law's and the design's bounds.
 */
public final class Catalogue {
  private final Map<ActivityId, Activity> activities = new LinkedHashMap<>();

  /**
   * Takes activities that keep every rule.
   *
   * @throws InvalidSettings with one line per broken rule
   */
  public Catalogue(List<Activity> activities) {
    var problems = validate(activities);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    activities.forEach(a -> this.activities.put(a.id(), a));
  }

  /**
   * Reads the controller's file, or the packaged catalogue when there is none.
   *
   * @throws InvalidSettings with one line per problem
   */
  public static Catalogue load(@Nullable Path file) {
    return read(file == null ? packaged() : SettingsFile.at(file));
  }

  /** The catalogue that comes with the service. */
  public static SettingsFile packaged() {
    return SettingsFile.packaged(Catalogue.class, "catalogue.yaml");
  }

  /**
   * Reads a catalogue.
   *
   * @throws InvalidSettings with one line per problem, those of shape and of law together
   */
  public static Catalogue read(SettingsFile file) {
    return CatalogueReader.read(file);
  }

  /** Every rule that these activities break, one clear line each; empty when all is well. */
  public static List<String> validate(List<Activity> activities) {
    return CatalogueRules.broken(activities);
  }

  /** Every activity, enabled or not, in the order of the file. */
  public List<Activity> all() {
    return List.copyOf(activities.values());
  }

  /** The activities that may store something. */
  public Stream<Activity> enabled() {
    return activities.values().stream().filter(Activity::enabled);
  }

  /** An activity, enabled or not. */
  public Optional<Activity> find(ActivityId id) {
    return Optional.ofNullable(activities.get(id));
  }

  /** An activity that may store something. */
  public Optional<Activity> findEnabled(ActivityId id) {
    return find(id).filter(Activity::enabled);
  }

  /** One warning per enabled legitimate interest whose review is overdue on that day (LB-5). */
  public List<String> overdueReviews(LocalDate today) {
    return enabled().flatMap(a -> overdue(a, today).stream()).toList();
  }

  private static Optional<String> overdue(Activity activity, LocalDate today) {
    return Optional.ofNullable(activity.assessment())
        .flatMap(a -> Optional.ofNullable(a.approval()))
        .filter(a -> a.reviewAt().isBefore(today))
        .map(a -> activity.id() + ": the assessment was to be reviewed by " + a.reviewAt());
  }
}
