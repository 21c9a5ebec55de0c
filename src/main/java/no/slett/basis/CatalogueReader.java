package no.slett.basis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.slett.settings.Problems;
import no.slett.settings.SettingsFile;
import no.slett.settings.SettingsNode;
import no.slett.settings.Translated;

/** Reads activities from YAML; what it cannot read is a problem, never a default. */
final class CatalogueReader {
  private static final String[] KEYS = {
    "purpose",
    "legalBasis",
    "obligation",
    "article9",
    "article10",
    "persons",
    "categories",
    "assessment",
    "retention",
    "enabled"
  };

  private final Problems problems = new Problems();

  private CatalogueReader() {}

  static Catalogue read(SettingsFile file) {
    var reader = new CatalogueReader();
    var activities = reader.activities(file.root(reader.problems));
    reader.problems.addAll(Catalogue.validate(activities));
    reader.problems.orThrow();
    return new Catalogue(activities);
  }

  private List<Activity> activities(SettingsNode root) {
    var found = new ArrayList<Activity>();
    root.only("activities")
        .mapping("activities")
        .ifPresent(all -> all.mappings().forEach((id, a) -> activity(id, a).ifPresent(found::add)));
    return found;
  }

  private Optional<Activity> activity(String name, SettingsNode node) {
    var before = problems.count();
    node.only(KEYS);
    var id = id(name, node);
    var purpose = node.translated("purpose");
    var basis = basis(node);
    Optional<Translated> obligation = present(node, "obligation").flatMap(node::translated);
    var article9 = node.optionalText("article9");
    var article10 = node.optionalText("article10");
    var persons = node.words("persons", Person.class);
    var categories = node.words("categories", DataCategory.class);
    var assessment = node.optionalMapping("assessment").flatMap(this::assessment);
    var retention = node.mapping("retention").flatMap(CatalogueReader::retention);
    var enabled = node.flag("enabled");
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Activity(
            id.orElseThrow(),
            purpose.orElseThrow(),
            basis.orElseThrow(),
            obligation.orElse(null),
            article9.orElse(null),
            article10.orElse(null),
            persons,
            categories,
            assessment.orElse(null),
            retention.orElseThrow(),
            enabled));
  }

  private static Optional<ActivityId> id(String name, SettingsNode node) {
    try {
      return Optional.of(new ActivityId(name));
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<LegalBasis> basis(SettingsNode node) {
    var count = node.texts("legalBasis").size();
    if (count > 1) {
      node.problem("one purpose has exactly one legalBasis, not " + count);
      return Optional.empty();
    }
    return node.word("legalBasis", LegalBasis.class);
  }

  private Optional<Assessment> assessment(SettingsNode node) {
    var before = problems.count();
    node.only("interest", "necessity", "balance", "safeguards", "approvedBy", "reviewAt");
    var interest = node.translated("interest");
    var necessity = node.text("necessity");
    var balance = node.text("balance");
    var safeguards = node.text("safeguards");
    var approval = approval(node);
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Assessment(
            interest.orElseThrow(),
            necessity.orElseThrow(),
            balance.orElseThrow(),
            safeguards.orElseThrow(),
            approval.orElse(null)));
  }

  private static Optional<Assessment.Approval> approval(SettingsNode node) {
    if (!node.has("approvedBy") && !node.has("reviewAt")) {
      return Optional.empty();
    }
    Optional<String> by = node.text("approvedBy");
    Optional<LocalDate> reviewAt = node.date("reviewAt");
    return by.flatMap(b -> reviewAt.map(r -> new Assessment.Approval(b, r)));
  }

  private static Optional<Retention> retention(SettingsNode node) {
    node.only("trigger", "duration", "hardCap");
    var trigger = node.word("trigger", Retention.Trigger.class);
    var duration = node.period("duration");
    var hardCap = node.period("hardCap");
    return trigger.flatMap(
        t -> duration.flatMap(d -> hardCap.map(cap -> new Retention(t, d, cap))));
  }

  private static Optional<String> present(SettingsNode node, String key) {
    return node.has(key) ? Optional.of(key) : Optional.empty();
  }
}
