package no.slett;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house as the map draws it: rooms, arrows, and who may touch which library. */
class HouseTest {
  private static final Path MAIN = Path.of("target", "classes");
  private static final Path TESTS = Path.of("target", "test-classes");
  private static final Path SOURCES = Path.of("src", "main");
  private static final Pattern SESSION_SETTING =
      Pattern.compile("set_config\\s*\\([^;]*?,\\s*false\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_FILE = 400;

  private final JavaClasses house = new ClassFileImporter().importPath(MAIN);

  @Test
  void everyPackageIsARoomOfTheList() {
    assertThat(packages(house)).isNotEmpty().allMatch(p -> Rooms.known(p.getName()));
  }

  @Test
  void arrowsPointDown() {
    holds(HouseRules.arrowsPointDown());
  }

  @Test
  void noCyclesWithinARoom() {
    holds(slices().matching("no.slett.(**)").should().beFreeOfCycles());
  }

  @ParameterizedTest(name = "{1} only in {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vault         | io.minio.. okhttp3..
          vault journal | com.google.crypto.tink..
          document      | org.apache.tika.. org.apache.pdfbox.. org.apache.poi..
          database      | io.helidon.dbclient.. java.sql.. javax.sql.. com.zaxxer.. org.flywaydb..
          database      | org.postgresql..
          minimisation  | no.bekk.. dev.personnummer..
          mail          | jakarta.mail.. org.eclipse.angus..
          http journal  | com.nimbusds..
          http web      | io.helidon.webserver..
          http intake   | org.apache.commons.fileupload2..
          """)
  void aLibraryHasItsRoom(String rooms, String packages) {
    holds(HouseRules.only(rooms, packages.split(" ")));
  }

  @Test
  void filesAreWrittenWhereStoresAre() {
    holds(HouseRules.filesAreWrittenWhereStoresAre());
  }

  @Test
  void onlyProgramsPrint() {
    holds(HouseRules.onlyProgramsPrint());
  }

  @Test
  void clocksArePassed() {
    holds(HouseRules.clocksArePassed());
  }

  @Test
  void loggingIsTheSystems() {
    holds(HouseRules.loggingIsTheSystems());
  }

  @Test
  void namesSayWhatAClassIs() {
    holds(HouseRules.namesSayWhatAClassIs());
  }

  @Test
  void nothingStaticChanges() {
    holds(HouseRules.nothingStaticChanges());
  }

  @Test
  void everyPackageIsNullMarked() {
    var tests = new ClassFileImporter().importPath(TESTS);
    var unmarked = new ArrayList<>(unmarked(house));
    unmarked.addAll(unmarked(tests));
    unmarked.remove("no.slett"); // The tests of the roof: marked by the package-info of Main.
    assertThat(unmarked).isEmpty();
    assertThat(unmarked(house)).isEmpty();
  }

  /** A setting for the session would reach whoever borrows the connection next. */
  @Test
  void settingsEndWithTheirTransaction() throws IOException {
    assertThat(sources(t -> SESSION_SETTING.matcher(t).find())).isEmpty();
  }

  @Test
  void noFileIsLong() throws IOException {
    assertThat(sources(t -> t.lines().count() > LONGEST_FILE)).isEmpty();
  }

  @Test
  void theSessionSettingIsRecognised() {
    assertThat(SESSION_SETTING.matcher("select set_config('app.purpose', ?,\n  false)").find())
        .isTrue();
    assertThat(SESSION_SETTING.matcher("select set_config('a', ?, true); f(b, false)").find())
        .isFalse();
  }

  private void holds(ArchRule rule) {
    rule.check(house);
  }

  private static List<JavaPackage> packages(JavaClasses classes) {
    return classes.stream()
        .map(c -> c.getPackage())
        .filter(p -> p.getName().startsWith("no.slett"))
        .distinct()
        .toList();
  }

  private static List<String> unmarked(JavaClasses classes) {
    return packages(classes).stream()
        .filter(p -> p.tryGetPackageInfo().isEmpty() || !p.isAnnotatedWith(NullMarked.class))
        .map(JavaPackage::getName)
        .toList();
  }

  private static List<Path> sources(Predicate<String> wrong) throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sql"))
          .filter(f -> wrong.test(text(f)))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
