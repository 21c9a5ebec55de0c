package no.slett;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that each rule objects to a class that breaks it. */
class HouseRulesTest {
  @ParameterizedTest
  @MethodSource("rules")
  void objectsToAnUntidyClass(ArchRule rule) {
    var untidy = new ClassFileImporter().importClasses(UntidyHelper.class);
    assertThatThrownBy(() -> rule.check(untidy))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("UntidyHelper");
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        HouseRules.only("vault", "java.util.logging.."),
        HouseRules.filesAreWrittenWhereStoresAre(),
        HouseRules.onlyProgramsPrint(),
        HouseRules.clocksArePassed(),
        HouseRules.loggingIsTheSystems(),
        HouseRules.namesSayWhatAClassIs(),
        HouseRules.nothingStaticChanges());
  }

  @Test
  void letsATidyClassBe() {
    var tidy = new ClassFileImporter().importClasses(Tidy.class);
    rules().skip(1).forEach(r -> r.check(tidy));
  }

  @Test
  void roomsUseOnlyWhatIsBelow() {
    assertThat(Rooms.mayUse("no.slett", "no.slett.web")).isTrue();
    assertThat(Rooms.mayUse("no.slett.intake", "no.slett.vault")).isTrue();
    assertThat(Rooms.mayUse("no.slett.intake.part", "no.slett.intake")).isTrue();
    assertThat(Rooms.mayUse("no.slett.vault", "java.util")).isTrue();
    assertThat(Rooms.mayUse("no.slett.vault", "no.slett.intake")).isFalse();
    assertThat(Rooms.mayUse("no.slett.intake", "no.slett.review")).isFalse();
    assertThat(Rooms.mayUse("no.slett.review", "no.slett.intake")).isFalse();
    assertThat(Rooms.mayUse("no.slett.id", "no.slett.clock")).isFalse();
    assertThat(Rooms.mayUse("no.slett.web", "no.slett")).isFalse();
    assertThat(Rooms.known("no.slett.cellar")).isFalse();
  }

  /** Breaks every rule; never run. */
  @SuppressWarnings("unused")
  static class UntidyHelper {
    static int count;

    void work(Path file) throws IOException {
      count++;
      Logger.getLogger("x").info("x");
      System.out.println(Instant.now());
      Files.writeString(file, "x");
    }
  }

  /** Does the like as it should be done. */
  @SuppressWarnings("unused")
  static class Tidy {
    private static final int COUNT = 1;

    Instant work(InstantSource clock, Path file) throws IOException {
      System.getLogger("x").log(System.Logger.Level.INFO, Files.readString(file) + COUNT);
      return clock.instant().plusNanos(System.nanoTime());
    }
  }
}
