package no.slett.law;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class LawReportTest {
  private static final String ASKED = "no.slett.law.asked";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void tellsWhatARunProved() throws IOException {
    var report = run(Sample.class, HalfBroken.class);
    assertThat(report.path("proven").toString()).isEqualTo("[\"RQ-1\",\"ER-1\"]");
    assertThat(report.path("failed").toString()).isEqualTo("[\"RQ-2\"]");
    assertThat(report.path("requirements")).hasSize(73);
    assertThat(printed.toString(UTF_8)).contains("2 of 73", "RQ-1 ER-1", "failed for: RQ-2");
  }

  private JsonNode run(Class<?> first, Class<?> second) throws IOException {
    var file = folder.resolve("target").resolve("law-report.json");
    var alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(first), selectClass(second))
            .configurationParameter(ASKED, "true")
            .build();
    LauncherFactory.create(alone)
        .execute(request, new LawReport(file, new PrintStream(printed, true, UTF_8)));
    return new JsonMapper().readTree(file.toFile());
  }

  /** Whether the test above asks for the samples; any other run finds them too. */
  static boolean asked(ExtensionContext context) {
    return context.getConfigurationParameter(ASKED).isPresent();
  }

  @Law("ER-1")
  @EnabledIf("no.slett.law.LawReportTest#asked")
  static class Sample {
    @Test
    @Law("RQ-1")
    void passes() {}

    @Test
    @Law("RQ-3")
    void isSkipped() {
      Assumptions.abort();
    }
  }

  /** One of its runs fails, so that its requirement is not proven. */
  @EnabledIf("no.slett.law.LawReportTest#asked")
  static class HalfBroken {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Law("RQ-2")
    void passesOnce(int number) {
      assertThat(number).isEqualTo(1);
    }
  }
}
