package no.slett.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The sample applicants and the two vacancies that they apply to. All are invented. */
public record Samples(Path folder, List<Vacancy> vacancies, List<Applicant> applicants) {

  /**
   * A hiring process to create.
   *
   * @param questions by language, as the API takes them
   */
  public record Vacancy(String slug, String title, JsonNode questions) {
    ObjectNode creation() {
      var body = Api.JSON.createObjectNode().put("title", title).put("kind", "vacancy");
      body.put("language", "nb").set("questions", questions);
      return body;
    }
  }

  /**
   * Somebody who applies.
   *
   * @param id names the applicant's folder
   * @param process slug of the process
   * @param form as the API takes it, still without the version of the notice
   */
  public record Applicant(
      String id, String process, String locale, JsonNode form, List<Document> documents) {

    /** The same applicant always sends the same key, so that a second start doubles nobody. */
    String idempotencyKey() {
      return "sample-" + id;
    }

    Multipart application(String noticeVersion) throws IOException {
      var application = form.<ObjectNode>deepCopy().put("noticeVersion", noticeVersion);
      var parts = new Multipart().json("application", application.toString());
      for (var document : documents) {
        parts.file(document.kind(), document.file(), document.mediaType());
      }
      return parts;
    }
  }

  /** A file to send along. */
  public record Document(String kind, Path file, String mediaType) {}

  /** Reads the folder's {@code index.json} and all forms. */
  public static Samples read(Path folder) throws IOException {
    var index = Api.JSON.readTree(folder.resolve("index.json").toFile());
    var vacancies =
        each(index.required("hiringProcesses"))
            .map(p -> new Vacancy(text(p, "slug"), p.at("/title/nb").asText(), p.get("questions")))
            .toList();
    var applicants = new ArrayList<Applicant>();
    for (var entry : index.required("applicants")) {
      applicants.add(applicant(folder, entry));
    }
    return new Samples(folder, vacancies, List.copyOf(applicants));
  }

  private static Applicant applicant(Path folder, JsonNode entry) throws IOException {
    var file = folder.resolve(text(entry, "application")).toFile();
    var form = (ObjectNode) Api.JSON.readTree(file);
    form.remove("hiringProcess");
    var documents =
        each(entry.required("documents"))
            .map(
                d ->
                    new Document(
                        kind(text(d, "role")),
                        folder.resolve(text(d, "file")),
                        text(d, "mediaType")))
            .toList();
    return new Applicant(
        text(entry, "folder"),
        text(entry, "hiringProcess"),
        text(entry, "locale"),
        form,
        documents);
  }

  private static String kind(String role) {
    return switch (role) {
      case "cv", "diploma", "portfolio" -> role;
      case "course_certificate" -> "certificate";
      case "reference_letter" -> "referenceLetter";
      case "cover_letter" -> "coverLetter";
      default -> "other";
    };
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).asText();
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
