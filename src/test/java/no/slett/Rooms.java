package no.slett;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * The rooms of the house, from the roof down. A room may use every room on a lower floor, and none
 * on its own floor or above. The roof is {@code no.slett} itself, where Main wires all.
 */
final class Rooms {
  private static final String HOUSE = "no.slett";
  private static final List<List<String>> FLOORS =
      List.of(
          List.of(""),
          List.of("config"),
          List.of("web"),
          List.of(
              "intake",
              "review",
              "reference",
              "handover",
              "closing",
              "rights",
              "privacy",
              "accountability"),
          List.of("application"),
          List.of("hiring"),
          List.of("erasure"),
          List.of("webhook"),
          List.of("basis"),
          List.of("document"),
          List.of("directory"),
          List.of("mail"),
          List.of("audit", "disclosure", "statistics"),
          List.of("journal"),
          List.of("vault"),
          List.of("access"),
          List.of("database"),
          List.of("minimisation"),
          List.of("http"),
          List.of("clock", "settings"),
          List.of("id"));

  private Rooms() {}

  /** Whether a class of one package may use a class of the other. */
  static boolean mayUse(String from, String to) {
    return !inHouse(to) || room(from).equals(room(to)) || floor(from) < floor(to);
  }

  /** Whether the package belongs to a room of the list. */
  static boolean known(String name) {
    return FLOORS.stream().anyMatch(f -> f.contains(room(name)));
  }

  static ArchCondition<JavaClass> beUsedOnlyFromAbove() {
    return new ArchCondition<>("use only rooms below") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(d -> !mayUse(type.getPackageName(), target(d)))
            .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
      }
    };
  }

  private static String target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType().getPackageName();
  }

  private static boolean inHouse(String name) {
    return name.equals(HOUSE) || name.startsWith(HOUSE + ".");
  }

  private static String room(String name) {
    return name.equals(HOUSE) ? "" : name.substring(HOUSE.length() + 1).replaceAll("\\..*", "");
  }

  private static int floor(String name) {
    for (var i = 0; i < FLOORS.size(); i++) {
      if (FLOORS.get(i).contains(room(name))) {
        return i;
      }
    }
    throw new AssertionError("not in the list of rooms: " + name);
  }
}
