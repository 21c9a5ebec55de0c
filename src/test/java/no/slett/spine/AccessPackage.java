package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import no.slett.contract.Answer;

/** A package as whoever downloaded it unpacks it. */
record AccessPackage(Map<String, byte[]> files) {
  private static final JsonMapper JSON = new JsonMapper();

  static AccessPackage of(Answer answer) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.expect(200).bytes()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return new AccessPackage(files);
  }

  byte[] file(String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  String page() {
    return new String(file("index.html"), StandardCharsets.UTF_8);
  }

  JsonNode data() throws IOException {
    return json("data.json");
  }

  JsonNode json(String path) throws IOException {
    return JSON.readTree(file(path));
  }

  /** What a section says of all applications; of the mailbox, if it is none of an application. */
  List<JsonNode> section(String name) throws IOException {
    return data().has(name)
        ? List.of(data().path(name))
        : data().path("applications").findValues(name);
  }
}
