package no.slett.basis;

import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.id.Language;
import no.slett.settings.Problems;

/** The rules that a catalogue keeps: law LB-1, LB-2, LB-5, and the bounds of storage (ST-0). */
final class CatalogueRules {
  private static final Period YEAR = Period.ofMonths(12);
  private static final Period TWO_YEARS = Period.ofMonths(24);
  private static final Period THREE_YEARS = Period.ofYears(3);

  private final Problems problems = new Problems();

  private CatalogueRules() {}

  static List<String> broken(List<Activity> activities) {
    var rules = new CatalogueRules();
    rules.onePurposeOneBasis(activities);
    rules.neededAreEnabled(activities);
    activities.forEach(rules::check);
    return rules.problems.lines();
  }

  private void onePurposeOneBasis(List<Activity> activities) {
    var ids = new HashSet<ActivityId>();
    var purposes = new HashMap<String, ActivityId>();
    for (var activity : activities) {
      if (!ids.add(activity.id())) {
        broken(activity, "is there twice; one purpose has exactly one legal basis");
      }
      for (var language : Language.values()) {
        var text = language.tag() + activity.purpose().in(language).strip();
        var other = purposes.putIfAbsent(text, activity.id());
        if (other != null && !other.equals(activity.id())) {
          broken(activity, "states the same purpose as " + other + " in " + language.tag());
        }
      }
    }
  }

  /** Without them nobody could apply, use a right, or be shown that it was done. */
  private void neededAreEnabled(List<Activity> activities) {
    var enabled =
        activities.stream().filter(Activity::enabled).map(Activity::id).collect(Collectors.toSet());
    Stream.of(ActivityId.RECRUITMENT, ActivityId.RIGHTS, ActivityId.ACCOUNTABILITY)
        .filter(id -> !enabled.contains(id))
        .forEach(id -> problems.add(id.value(), "is missing or not enabled"));
  }

  private void check(Activity activity) {
    content(activity);
    obligation(activity);
    assessment(activity);
    ownInitiative(activity);
    knownBasis(activity);
    retention(activity);
    referenceNotes(activity);
  }

  private void content(Activity activity) {
    if (activity.persons().isEmpty()) {
      broken(activity, "names no category of persons");
    }
    if (activity.categories().isEmpty()) {
      broken(activity, "names no category of data");
    }
  }

  private void obligation(Activity activity) {
    if (activity.basis() == LegalBasis.LEGAL_OBLIGATION && activity.obligation() == null) {
      broken(activity, "rests on 6(1)(c) and must name the obligation");
    }
  }

  private void assessment(Activity activity) {
    if (activity.basis() != LegalBasis.LEGITIMATE_INTEREST || !activity.enabled()) {
      return;
    }
    var assessment = activity.assessment();
    if (assessment == null) {
      broken(activity, "rests on 6(1)(f) and cannot be enabled without an assessment");
    } else if (assessment.approval() == null) {
      broken(
          activity, "cannot be enabled before approvedBy and reviewAt of its assessment are set");
    }
  }

  private void ownInitiative(Activity activity) {
    if (activity.basis() == LegalBasis.LEGITIMATE_INTEREST) {
      return;
    }
    activity.categories().stream()
        .filter(DataCategory::fromOwnInitiative)
        .sorted()
        .forEach(
            c ->
                broken(
                    activity,
                    c.keyword()
                        + " is collected on the controller's own initiative and can only rest on "
                        + LegalBasis.LEGITIMATE_INTEREST.keyword()));
  }

  /** The code relies on these: access rules and rights follow from the basis. */
  private void knownBasis(Activity activity) {
    required(activity.id())
        .filter(b -> b != activity.basis())
        .ifPresent(b -> broken(activity, "can only rest on " + b.keyword()));
  }

  private static Optional<LegalBasis> required(ActivityId id) {
    return switch (id.value()) {
      case "recruitment", "unsolicited" -> Optional.of(LegalBasis.CONTRACT);
      case "talent-pool" -> Optional.of(LegalBasis.CONSENT);
      case "claims-defence", "referee-contact" -> Optional.of(LegalBasis.LEGITIMATE_INTEREST);
      case "rights", "accountability", "hired-qualifications" ->
          Optional.of(LegalBasis.LEGAL_OBLIGATION);
      default -> Optional.empty();
    };
  }

  private void retention(Activity activity) {
    var retention = activity.retention();
    if (Retention.exceeds(retention.duration(), retention.hardCap())) {
      broken(activity, "keeps data longer than its own hardCap " + retention.hardCap());
    }
    var limit = limit(activity);
    if (Retention.exceeds(retention.hardCap(), limit)) {
      broken(activity, "hardCap " + retention.hardCap() + " is over the bound " + limit);
    }
    trigger(activity, retention);
  }

  private void trigger(Activity activity, Retention retention) {
    var allowed = allowedTriggers(activity);
    if (!allowed.contains(retention.trigger())) {
      broken(activity, "cannot count its time from " + retention.trigger().keyword());
    }
    var atClose = retention.trigger() == Retention.Trigger.PROCESS_CLOSED;
    if (activity.basis() == LegalBasis.CONTRACT && atClose && !retention.duration().isZero()) {
      broken(activity, "6(1)(b) ends with the process: duration must be P0D");
    }
  }

  private static Period limit(Activity activity) {
    return switch (activity.basis()) {
      case CONSENT -> TWO_YEARS;
      case CONTRACT -> activity.id().equals(ActivityId.UNSOLICITED) ? YEAR : TWO_YEARS;
      case LEGAL_OBLIGATION, LEGITIMATE_INTEREST -> THREE_YEARS;
    };
  }

  private static Set<Retention.Trigger> allowedTriggers(Activity activity) {
    return switch (activity.basis()) {
      case CONSENT -> Set.of(Retention.Trigger.CONSENT_GIVEN);
      case CONTRACT ->
          activity.id().equals(ActivityId.UNSOLICITED)
              ? Set.of(Retention.Trigger.RECEIVED)
              : Set.of(Retention.Trigger.PROCESS_CLOSED);
      case LEGAL_OBLIGATION ->
          activity.id().equals(ActivityId.HIRED_QUALIFICATIONS)
              ? Set.of(Retention.Trigger.PROCESS_CLOSED)
              : Set.of(Retention.Trigger.REQUEST_ANSWERED, Retention.Trigger.RECORDED);
      case LEGITIMATE_INTEREST ->
          Set.of(Retention.Trigger.PROCESS_CLOSED, Retention.Trigger.RECORDED);
    };
  }

  private void referenceNotes(Activity activity) {
    var retention = activity.retention();
    var untilClosed =
        retention.trigger() == Retention.Trigger.RECEIVED
            || (retention.trigger() == Retention.Trigger.PROCESS_CLOSED
                && retention.duration().isZero());
    if (!untilClosed && activity.categories().stream().anyMatch(DataCategory::fromReferee)) {
      broken(activity, "would keep what a referee said after the process is closed");
    }
  }

  private void broken(Activity activity, String what) {
    problems.add(activity.id().value(), what);
  }
}
