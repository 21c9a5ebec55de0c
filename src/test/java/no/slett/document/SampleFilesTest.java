package no.slett.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.slett.document.type.DocumentType;
import no.slett.document.type.Prefix;
import no.slett.document.type.TypeCheck;
import no.slett.document.type.TypeOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document of the sample applicants is clean, without any flag, and read in full. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/samples");

  private final TypeCheck types = new TypeCheck(DocumentType.all());
  private final Extractor extractor;

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Index(List<Applicant> applicants) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Applicant(List<Sample> documents) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sample(
      String file,
      String mediaType,
      @Nullable String canary,
      boolean canaryOnlyWithOcr,
      List<String> phrases,
      @Nullable String arabicNameLine) {
    @Override
    public String toString() {
      return file;
    }
  }

  SampleFilesTest(@TempDir Path folder) {
    extractor = new Extractor(ExtractorSettings.defaults(folder));
  }

  @AfterAll
  void stop() {
    extractor.close();
  }

  static Stream<Sample> samples() throws IOException {
    return new ObjectMapper()
        .readValue(FOLDER.resolve("index.json").toFile(), Index.class).applicants().stream()
            .flatMap(a -> a.documents().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void isCleanAndRead(Sample sample) throws Exception {
    var bytes = Files.readAllBytes(FOLDER.resolve(sample.file()));
    var prefix = new Prefix();
    prefix.add(bytes, 0, bytes.length);

    var type = types.check(prefix, sample.file(), sample.mediaType(), "cv");
    assertThat(type).isInstanceOf(TypeOutcome.Allowed.class);
    var allowed = (TypeOutcome.Allowed) type;
    assertThat(allowed.mediaType()).isEqualTo(sample.mediaType());
    assertThat(allowed.flags()).isEmpty();
    assertThat(sample.file()).endsWith("/" + allowed.displayName());

    var outcome =
        extractor.extract(new ByteArrayInputStream(bytes), bytes.length, allowed.mediaType());
    assertThat(outcome).isInstanceOf(Outcome.Clean.class);
    checkRead(sample, (Outcome.Clean) outcome);
  }

  private static void checkRead(Sample sample, Outcome.Clean clean) {
    assertThat(clean.flags()).isEmpty();
    assertThat(sample.phrases()).allMatch(clean.text()::contains);
    if (sample.phrases().isEmpty()) {
      assertThat(clean.text()).isEmpty();
    } else if (sample.canary() != null) {
      assertThat(clean.text()).contains(sample.canary());
    }
    if (sample.arabicNameLine() != null) {
      assertThat(clean.text()).contains(sample.arabicNameLine());
    }
  }
}
