package no.slett;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;

/** What holds for every class of the house. */
final class HouseRules {
  private static final Set<String> WRITES =
      Set.of(
          "write",
          "writeString",
          "newOutputStream",
          "newBufferedWriter",
          "newByteChannel",
          "copy",
          "move",
          "createFile",
          "createLink",
          "createSymbolicLink");

  private HouseRules() {}

  static ArchRule arrowsPointDown() {
    return classes().should(Rooms.beUsedOnlyFromAbove());
  }

  /** A library that only the named rooms may touch. */
  static ArchRule only(String rooms, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Arrays.stream(rooms.split(" ")).map(r -> "no.slett." + r + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  /**
   * Stores are reached through vault. Besides it, intake spools sealed bytes and document feeds its
   * extractor, both in folders of their own.
   */
  static ArchRule filesAreWrittenWhereStoresAre() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("no.slett.vault..", "no.slett.intake..", "no.slett.document..")
        .should()
        .callMethodWhere(target(writesFiles()))
        .orShould()
        .callConstructorWhere(target(opensFiles()));
  }

  private static DescribedPredicate<AccessTarget> writesFiles() {
    return DescribedPredicate.describe(
        "writes files",
        t ->
            (t.getOwner().isEquivalentTo(Files.class) && WRITES.contains(t.getName()))
                || (t.getOwner().isEquivalentTo(FileChannel.class) && t.getName().equals("open")));
  }

  private static DescribedPredicate<AccessTarget> opensFiles() {
    return DescribedPredicate.describe(
        "opens files",
        t ->
            t.getOwner().isEquivalentTo(FileOutputStream.class)
                || t.getOwner().isEquivalentTo(FileWriter.class)
                || t.getOwner().isEquivalentTo(RandomAccessFile.class));
  }

  /** Programs are Main and the extractor's own process, which speaks through its streams. */
  static ArchRule onlyProgramsPrint() {
    return noClasses()
        .that(DescribedPredicate.not(are(programs())))
        .should()
        .accessTargetWhere(target(standardStream()));
  }

  private static DescribedPredicate<JavaClass> programs() {
    return DescribedPredicate.describe(
        "programs", c -> c.tryGetMethod("main", String[].class).isPresent());
  }

  private static DescribedPredicate<AccessTarget> standardStream() {
    return DescribedPredicate.describe(
        "a standard stream",
        t ->
            t.getOwner().isEquivalentTo(System.class)
                && Set.of("out", "err").contains(t.getName()));
  }

  static ArchRule clocksArePassed() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("no.slett.Main")
        .should()
        .callMethodWhere(asksTheMachineForTheTime())
        .orShould()
        .callConstructor(Date.class);
  }

  private static DescribedPredicate<JavaCall<?>> asksTheMachineForTheTime() {
    return DescribedPredicate.describe(
        "ask the machine for the time",
        c -> isNow(c) || isMachineClock(c) || is(c, System.class, "currentTimeMillis"));
  }

  private static boolean isNow(JavaAccess<?> call) {
    return call.getTarget().getOwner().getPackageName().startsWith("java.time")
        && call.getTarget().getName().equals("now")
        && call instanceof JavaCall<?> c
        && c.getTarget().getRawParameterTypes().stream()
            .noneMatch(p -> p.isAssignableTo(Clock.class));
  }

  private static boolean isMachineClock(JavaCall<?> call) {
    return is(call, InstantSource.class, "system")
        || (call.getTargetOwner().isEquivalentTo(Clock.class)
            && (call.getName().startsWith("system") || call.getName().startsWith("tick")));
  }

  private static boolean is(JavaCall<?> call, Class<?> owner, String method) {
    return call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(method);
  }

  /** Pinning the level of a library's logger is no logging, and the extractor has its own. */
  static ArchRule loggingIsTheSystems() {
    return noClasses()
        .that(DescribedPredicate.not(are(programs())))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "log through java.util.logging",
                c ->
                    c.getTargetOwner().getName().equals("java.util.logging.Logger")
                        && !Set.of("getLogger", "setLevel").contains(c.getName())));
  }

  static ArchRule namesSayWhatAClassIs() {
    return noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)(\\$.*)?");
  }

  static ArchRule nothingStaticChanges() {
    return fields().that().areStatic().should().beFinal();
  }
}
