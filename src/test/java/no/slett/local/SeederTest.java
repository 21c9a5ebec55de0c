package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.slett.local.FakeService.Application;
import no.slett.local.FakeService.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeederTest {
  private static final Path FOLDER = Path.of("src/test/resources/samples");

  private LocalIssuer issuer;
  private FakeService service;
  private Seeder seeder;

  @BeforeEach
  void start() throws IOException {
    issuer = LocalIssuer.start(FreePorts.one());
    service = new FakeService(0);
    seeder =
        new Seeder(
            Samples.read(FOLDER), login(LocalClient.RECRUITER), login(LocalClient.CAREERS_SITE));
  }

  @AfterEach
  void close() {
    service.close();
    issuer.close();
  }

  @Test
  void makesAndOpensBothVacancies() throws Exception {
    seeder.seed();
    assertThat(service.processes.values())
        .extracting(p -> p.get("title").asText(), p -> p.get("status").asText())
        .containsExactly(
            tuple("Backendutvikler", "open"), tuple("Customer Success Manager", "open"));
    var first = service.processes.values().iterator().next();
    assertThat(first.get("kind").asText()).isEqualTo("vacancy");
    assertThat(first.at("/questions/nb")).hasSize(4);
  }

  @Test
  void everybodyAppliesOnceWithEveryFileByteForByte() throws Exception {
    assertThat(seeder.seed()).isEqualTo(12);
    assertThat(service.applications).extracting(Application::key).doesNotHaveDuplicates();
    assertThat(service.applications).extracting(Application::process).containsAll(ids());
    assertThat(sent()).isEqualTo(promised());
  }

  @Test
  void theFormIsWhatTheContractTakes() throws Exception {
    seeder.seed();
    for (var application : service.applications) {
      var part = application.parts().getFirst();
      assertThat(part.header(" name=\"(.*?)\"")).isEqualTo("application");
      assertThat(part.header("Content-Type: (.*)")).isEqualTo("application/json");
      var form = Api.JSON.readTree(new String(part.bytes(), UTF_8));
      assertThat(form.has("hiringProcess")).isFalse();
      assertThat(form.get("noticeVersion").asText())
          .isEqualTo("v1-lang=" + form.get("locale").asText());
    }
  }

  @Test
  void aSecondRunDoublesNothing() throws Exception {
    seeder.seed();
    var first = service.applications.stream().map(Application::key).toList();
    service.applications.clear();
    seeder.seed();
    assertThat(service.processes).hasSize(2);
    assertThat(service.applications).extracting(Application::key).isEqualTo(first);
  }

  @Test
  void aProcessThatMovedOnIsLeftAlone() throws Exception {
    seeder.seed();
    service.applications.clear();
    service.status("Backendutvikler", "purged");
    assertThat(seeder.seed()).isEqualTo(6);
    assertThat(service.processes).hasSize(2);
  }

  @Test
  void aConflictIsNoFailureAndABusyServiceIsAskedAgain() throws Exception {
    service.refusals.addAll(List.of(409, 429));
    assertThat(seeder.seed()).isEqualTo(11);
  }

  @Test
  void aRefusalEndsIt() {
    service.refusals.add(422);
    assertThatThrownBy(seeder::seed).isInstanceOf(IOException.class).hasMessageContaining("422");
  }

  private Api login(LocalClient client) throws IOException {
    return Api.login(service.base(), issuer.tokenEndpoint(), client);
  }

  private List<String> ids() {
    return List.copyOf(service.processes.keySet());
  }

  private Map<String, String> sent() {
    return service.applications.stream()
        .flatMap(a -> a.parts().stream().skip(1).map(p -> Map.entry(a.key(), p)))
        .collect(
            Collectors.toMap(
                e -> e.getKey() + "/" + e.getValue().header("filename=\"(.*?)\""),
                e -> e.getValue().header(" name=\"(.*?)\"") + " " + sha256(e.getValue()),
                (a, b) -> a + b,
                TreeMap::new));
  }

  private static Map<String, String> promised() throws IOException {
    var kinds =
        Map.of(
            "course_certificate", "certificate",
            "reference_letter", "referenceLetter",
            "cover_letter", "coverLetter",
            "photo", "other");
    var all = new TreeMap<String, String>();
    for (var applicant :
        Api.JSON.readTree(FOLDER.resolve("index.json").toFile()).get("applicants")) {
      for (JsonNode document : applicant.get("documents")) {
        var role = document.get("role").asText();
        all.put(
            "sample-" + document.get("file").asText(),
            kinds.getOrDefault(role, role) + " " + document.get("sha256").asText());
      }
    }
    return all;
  }

  private static String sha256(Part part) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(part.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
