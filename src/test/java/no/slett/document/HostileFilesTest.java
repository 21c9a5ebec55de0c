package no.slett.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.document.type.DocumentType;
import no.slett.document.type.Prefix;
import no.slett.document.type.TypeCheck;
import no.slett.document.type.TypeOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile file ends as its index says, and leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFilesTest {
  private static final long MOST_BYTES = 20 << 20;
  private static final List<Path> OUTSIDE =
      List.of(Path.of("/tmp/utenfor-1.txt"), Path.of("/tmp/utenfor-3.txt"));

  private final TypeCheck types = new TypeCheck(DocumentType.all());
  private Extractor extractor;
  private Path folder;

  /** What became of a case: an outcome of the index, with the reason or the flags. */
  private record End(String outcome, Set<String> words, String name, String text) {}

  HostileFilesTest(@TempDir Path folder) {
    this.folder = folder;
    var usual = ExtractorSettings.defaults(folder);
    extractor =
        new Extractor(
            new ExtractorSettings(
                folder,
                1,
                usual.heapMegabytes(),
                Duration.ofSeconds(20),
                usual.startLimit(),
                usual.mostCharacters(),
                usual.documentsPerProcess(),
                List.of()));
  }

  @BeforeAll
  void start() throws Exception {
    assertThat(extractor.check()).as("network cut").isTrue();
  }

  @AfterAll
  void stop() {
    extractor.close();
  }

  static Stream<HostileCase> cases() throws IOException {
    // The two cases left out are known only to a scanner, whose adapter is not in this room yet.
    return HostileCase.all().stream().filter(c -> !c.needsScanner());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void endsAsTheIndexSays(HostileCase hostile) throws Exception {
    var end = end(hostile);

    assertThat(hostile.acceptable()).as("%s", end).contains(end.outcome());
    if (end.outcome().equals(hostile.expected()) && !hostile.word().equals("none")) {
      assertThat(end.words()).contains(hostile.word());
    }
    if (end.outcome().equals("accept_clean") || end.outcome().equals("accept_flagged")) {
      checkText(hostile, end);
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    assertThat(OUTSIDE).noneMatch(Files::exists);
  }

  private static void checkText(HostileCase hostile, End end) {
    assertThat(orNone(hostile.textMustContain())).allMatch(end.text()::contains);
    assertThat(orNone(hostile.hiddenText())).allMatch(end.text()::contains);
    assertThat(end.text()).doesNotContain("\0");
    assertThat(orNone(hostile.textMustNotContain())).noneMatch(end.text()::contains);
    if (hostile.expectedDisplayName() != null) {
      assertThat(end.name()).isEqualTo(hostile.expectedDisplayName());
    }
  }

  private static List<String> orNone(@Nullable List<String> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  private End end(HostileCase hostile) throws Exception {
    var prefix = new Prefix();
    var buffer = new byte[8192];
    try (var in = hostile.content()) {
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        prefix.add(buffer, 0, n);
        if (prefix.total() > MOST_BYTES) {
          return new End("reject_at_intake", Set.of("file_too_large"), "", "");
        }
      }
    }
    return switch (types.check(prefix, hostile.claimedName(), hostile.claimedType(), "cv")) {
      case TypeOutcome.Rejected(var reason, var hint) -> {
        assertThat(hint).isNotBlank();
        yield new End("reject_at_intake", Set.of(reason), "", "");
      }
      case TypeOutcome.Allowed allowed -> inspected(hostile, allowed);
    };
  }

  private End inspected(HostileCase hostile, TypeOutcome.Allowed allowed) throws Exception {
    var bytes = HostileCase.bytes(Objects.requireNonNull(hostile.file()));
    var outcome =
        extractor.extract(new ByteArrayInputStream(bytes), bytes.length, allowed.mediaType());
    return switch (outcome) {
      case Outcome.Clean(var text, var flags) -> {
        var all = new HashSet<>(flags);
        all.addAll(allowed.flags());
        yield new End(
            all.isEmpty() ? "accept_clean" : "accept_flagged", all, allowed.displayName(), text);
      }
      case Outcome.Refused(var reason) ->
          new End("accept_then_quarantine", Set.of(reason), allowed.displayName(), "");
      case Outcome.Failed(var cause) -> throw new AssertionError(cause);
    };
  }
}
