package no.slett.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.slett.document.child.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a child costs one document, and nothing is left of it. */
class ExtractorTest {
  @TempDir private Path folder;

  private ExtractorSettings settings(int heapMegabytes, Duration timeLimit, int mostCharacters) {
    return new ExtractorSettings(
        folder, 1, heapMegabytes, timeLimit, Duration.ofSeconds(60), mostCharacters, 3, List.of());
  }

  private ExtractorSettings usual() {
    return settings(128, Duration.ofSeconds(30), 1_000);
  }

  private static Outcome read(Extractor extractor, byte[] file, String mediaType)
      throws InterruptedException {
    return extractor.extract(new ByteArrayInputStream(file), file.length, mediaType);
  }

  private static void assertWorks(Extractor extractor) throws InterruptedException {
    assertThat(read(extractor, "Blåbær".getBytes(UTF_8), "text/plain"))
        .isEqualTo(new Outcome.Clean("Blåbær", Set.of()));
  }

  /** One page of text, drawn by so many pages. */
  private static byte[] heavyPdf(int pages, int letters) {
    var kids = String.join(" ", IntStream.range(0, pages).mapToObj(i -> "3 0 R").toList());
    var content = "BT /F1 9 Tf 10 10 Td " + "(ab) Tj ".repeat(letters / 2) + "ET";
    return """
    %%PDF-1.7
    1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
    2 0 obj << /Type /Pages /Kids [%s] /Count %d >> endobj
    3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
      /Resources << /Font << /F1 5 0 R >> >> >> endobj
    4 0 obj << /Length %d >>
    stream
    %s
    endstream
    endobj
    5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
    trailer << /Root 1 0 R >>
    %%%%EOF
    """
        .formatted(kids, pages, content.length(), content)
        .getBytes(ISO_8859_1);
  }

  @Test
  void lackOfMemoryCostsOneDocument() throws Exception {
    try (var extractor = new Extractor(settings(64, Duration.ofSeconds(60), 1_000_000))) {
      assertThat(read(extractor, heavyPdf(1, 4_000_000), "application/pdf"))
          .isEqualTo(new Outcome.Refused("processing_memory_limit"));
      assertWorks(extractor);
    }
  }

  @Test
  void lackOfTimeCostsOneDocument() throws Exception {
    try (var extractor = new Extractor(settings(256, Duration.ofSeconds(3), 100_000_000))) {
      assertThat(read(extractor, heavyPdf(500, 100_000), "application/pdf"))
          .isEqualTo(new Outcome.Refused("processing_time_limit"));
      assertWorks(extractor);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void killedChildIsReplaced() throws Exception {
    try (var extractor = new Extractor(usual())) {
      extractor.check();
      var pid = extractor.pids().getFirst();
      var child = ProcessHandle.of(pid).orElseThrow();
      child.destroyForcibly();
      child.onExit().get(10, TimeUnit.SECONDS);

      assertWorks(extractor);
      assertThat(extractor.pids()).doesNotContain(pid);
    }
  }

  @Test
  void childIsReplacedAfterSoManyDocuments() throws Exception {
    try (var extractor = new Extractor(usual())) {
      extractor.check();
      var first = extractor.pids();
      for (var i = 0; i < 3; i++) {
        assertWorks(extractor);
      }
      assertThat(extractor.pids()).isEqualTo(first);
      assertWorks(extractor);
      assertThat(extractor.pids()).isNotEqualTo(first);
      assertThat(ProcessHandle.of(first.getFirst())).isEmpty();
    }
  }

  @Test
  void documentThatCannotBeHandedOverIsNotRefused() throws Exception {
    var broken = InputStream.nullInputStream();
    broken.close();
    try (var extractor = new Extractor(usual())) {
      assertThat(extractor.extract(broken, 5, "text/plain")).isInstanceOf(Outcome.Failed.class);
      assertThat(extractor.extract(new ByteArrayInputStream(new byte[3]), 5, "text/plain"))
          .isInstanceOf(Outcome.Failed.class);
      assertWorks(extractor);
    }
  }

  @Test
  void childThatCannotStartIsNotTheDocumentsFault() throws Exception {
    var impossible =
        new ExtractorSettings(
            folder,
            1,
            64,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            1_000,
            1,
            List.of("-XX:NoSuchOption"));
    try (var extractor = new Extractor(impossible)) {
      assertThat(read(extractor, new byte[1], "text/plain"))
          .isEqualTo(new Outcome.Failed("no_child"));
      assertThatThrownBy(extractor::check).isInstanceOf(IOException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void unreadableDocumentIsRefusedAndLackOfRoomIsNotItsFault() throws Exception {
    var broken = "%PDF-1.7 and nothing else".getBytes(UTF_8);
    try (var extractor = new Extractor(usual())) {
      assertThat(read(extractor, broken, "application/pdf"))
          .isEqualTo(new Outcome.Refused("corrupt_or_unreadable"));
      try (var folders = Files.list(folder)) {
        for (var child : folders.toList()) {
          Files.delete(child);
        }
      }
      assertThat(read(extractor, broken, "application/pdf"))
          .isEqualTo(new Outcome.Failed("no_room"));
      assertWorks(extractor);
    }
  }

  @Test
  void textIsCutAtItsLimit() throws Exception {
    try (var extractor = new Extractor(usual())) {
      var outcome = read(extractor, "æ".repeat(5_000).getBytes(UTF_8), "text/plain");

      assertThat(outcome).isEqualTo(new Outcome.Clean("æ".repeat(1_000), Set.of("text_truncated")));
      assertThat(outcome.toString()).doesNotContain("æ");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void childHasNoNetworkAndNoSecrets() throws Exception {
    try (var extractor = new Extractor(usual())) {
      assertThat(extractor.check()).as("a socket was refused").isTrue();
      var process = Path.of("/proc", extractor.pids().getFirst().toString());

      assertThat(Files.readString(process.resolve("status"))).contains("Seccomp:\t2");
      assertThat(Files.readAllBytes(process.resolve("environ"))).isEmpty();
      try (var threads = Files.list(process.resolve("task"))) {
        assertThat(threads.toList())
            .allSatisfy(
                t -> assertThat(Files.readString(t.resolve("status"))).contains("Seccomp:\t2"));
      }
    }
  }

  @Test
  void childrenEndWithTheExtractor() throws Exception {
    ProcessHandle child;
    try (var extractor = new Extractor(usual())) {
      extractor.check();
      child = ProcessHandle.of(extractor.pids().getFirst()).orElseThrow();
      assertThat(child.isAlive()).isTrue();
    }
    child.onExit().get(10, TimeUnit.SECONDS);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void childEndsWhenTheServiceIsGone() throws Exception {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                "1000")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var greeting = child.getInputStream()) {
      assertThat(greeting.read()).isBetween(0, 1);
      child.getOutputStream().close();

      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void leftoversOfAnEarlierLifeAreRemoved() throws Exception {
    Files.createDirectories(folder.resolve("child-1"));
    Files.writeString(folder.resolve("child-1").resolve("spooled.tmp"), "plain text");

    new Extractor(usual()).close();

    assertThat(folder).isEmptyDirectory();
  }
}
