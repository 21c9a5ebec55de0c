package no.slett.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import no.slett.local.Samples.Applicant;
import no.slett.local.Samples.Vacancy;

/**
 * Brings the sample applicants in, through the public API and as its clients would: a recruiter
 * makes and opens the processes, a careers site sends the applications.
 *
 * <p>A second run finds what is there and doubles nothing, also after a run that was cut short.
 */
final class Seeder {
  private static final List<String> STATES =
      List.of("draft", "open", "decided", "closing", "closed", "purged");
  private static final int CONFLICT = 409;

  private final Samples samples;
  private final Api recruiter;
  private final Api careersSite;

  Seeder(Samples samples, Api recruiter, Api careersSite) {
    this.samples = samples;
    this.recruiter = recruiter;
    this.careersSite = careersSite;
  }

  /** Seeds and returns how many applications were receipted, those of an earlier run included. */
  int seed() throws IOException {
    var open = new HashMap<String, Notices>();
    for (var vacancy : samples.vacancies()) {
      open(vacancy).ifPresent(id -> open.put(vacancy.slug(), new Notices(careersSite, id)));
    }
    var receipted = 0;
    for (var applicant : samples.applicants()) {
      var notices = open.get(applicant.process());
      if (notices != null && apply(applicant, notices)) {
        receipted++;
      }
    }
    return receipted;
  }

  // Nothing is sent to a process that has left the state open: its story goes on without samples.
  private Optional<String> open(Vacancy vacancy) throws IOException {
    var found = find(vacancy);
    var current =
        found.isPresent()
            ? found.get()
            : recruiter.post("/v1/hiring-processes", vacancy.creation()).expect(201);
    var id = current.required("id").asText();
    return switch (current.required("status").asText()) {
      case "open" -> Optional.of(id);
      case "draft" -> {
        recruiter.post(path(id) + "/open", Api.JSON.createObjectNode()).expect(200);
        yield Optional.of(id);
      }
      default -> Optional.empty();
    };
  }

  // By title too: a process is created without a slug, and the service may choose its own.
  private Optional<JsonNode> find(Vacancy vacancy) throws IOException {
    for (var state : STATES) {
      for (var known : list(state)) {
        if (known.path("slug").asText().equals(vacancy.slug())
            || known.path("title").asText().equals(vacancy.title())) {
          return Optional.of(known);
        }
      }
    }
    return Optional.empty();
  }

  private List<JsonNode> list(String state) throws IOException {
    var items = new ArrayList<JsonNode>();
    var query = "/v1/hiring-processes?limit=100&status=" + state;
    var page = recruiter.get(query).expect(200);
    page.required("items").forEach(items::add);
    while (page.hasNonNull("nextCursor")) {
      var cursor = URLEncoder.encode(page.get("nextCursor").asText(), StandardCharsets.UTF_8);
      page = recruiter.get(query + "&cursor=" + cursor).expect(200);
      page.required("items").forEach(items::add);
    }
    return items;
  }

  // A conflict: erased or withdrawn since, or the process closed meanwhile.
  private boolean apply(Applicant applicant, Notices notices) throws IOException {
    var parts = applicant.application(notices.version(applicant.locale()));
    var target = path(notices.process()) + "/applications";
    var answer = careersSite.post(target, applicant.idempotencyKey(), parts);
    if (answer.status() != CONFLICT) {
      answer.expect(201);
    }
    return answer.status() != CONFLICT;
  }

  private static String path(String process) {
    return "/v1/hiring-processes/" + process;
  }

  private record Notices(Api api, String process) {
    String version(String language) throws IOException {
      var notice = api.get(path(process) + "/notice?lang=" + language).expect(200);
      return notice.required("version").asText();
    }
  }
}
