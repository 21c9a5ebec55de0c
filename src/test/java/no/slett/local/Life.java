package no.slett.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import no.slett.local.Samples.Applicant;
import no.slett.local.Samples.Document;
import no.slett.local.Telling.NotAsSaidException;

/** The story that {@link Demo} plays: three people apply, one is read, all are erased. */
final class Life {
  private static final List<String> CAST = List.of("05-sunniva", "06-jorgen", "01-hakon");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Somebody in the story. The canary is a word that is nowhere else in the world. */
  private record Person(Applicant who, String canary, JsonNode receipt) {
    String application() {
      return "/v1/applications/" + receipt.required("applicationId").asText();
    }

    String code() {
      return receipt.required("receiptCode").asText();
    }
  }

  private final Telling telling;
  private final Samples samples;
  private final Traces traces;
  private final Api anybody;
  private final Api careersSite;
  private final Api recruiter;

  Life(
      Telling telling,
      Samples samples,
      Traces traces,
      Api anybody,
      Api careersSite,
      Api recruiter) {
    this.telling = telling;
    this.samples = samples;
    this.traces = traces;
    this.anybody = anybody;
    this.careersSite = careersSite;
    this.recruiter = recruiter;
  }

  void play() throws Exception {
    var process = open();
    var people = apply(process);
    inspect(people);
    search(process, people);
    read(people.getFirst());
    work(people.getFirst());
    before(process, people);
    close(process, people);
    prove(people);
    nothingLeft(process, people);
  }

  private String open() throws Exception {
    telling.chapter("A recruiter opens a hiring process");
    var creation = samples.vacancies().getFirst().creation().put("closingWindow", "P0D");
    var made = recruiter.post("/v1/hiring-processes", creation).expect(201);
    var id = made.required("id").asText();
    var opened = recruiter.post("/v1/hiring-processes/" + id + "/open", nothing()).expect(200);
    telling.that(
        opened.path("status").asText().equals("open"),
        "Process " + id + " is open; once closed, it keeps nothing (closing window P0D)");
    telling.that(
        opened.at("/erasure/latest").isTextual(),
        "It has a last day already, whatever people forget: " + opened.at("/erasure/latest"));
    return id;
  }

  private List<Person> apply(String process) throws Exception {
    telling.chapter("Three people apply through the careers site");
    var people = new ArrayList<Person>();
    for (var name : CAST) {
      people.add(apply(process, applicant(name)));
    }
    return people;
  }

  private Person apply(String process, Applicant applicant) throws Exception {
    var canary = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
    var folder = Files.createTempDirectory("slett-demo");
    var attest = Files.writeString(folder.resolve("Attest " + canary + ".txt"), "Attest " + canary);
    try {
      var marked = marked(applicant, canary, attest);
      var key = UUID.randomUUID().toString();
      var receipt = send(process, marked, key).expect(201);
      var documents = receipt.required("documents").size();
      telling.that(
          documents == marked.documents().size(),
          "%s applied with %d files and has a receipt: they are stored, sealed and committed"
              .formatted(marked.form().path("givenName").asText(), documents));
      telling.that(
          send(process, marked, key).expect(201).equals(receipt),
          "  sent again with the same Idempotency-Key, the same receipt comes back");
      return new Person(marked, canary, receipt);
    } finally {
      Files.delete(attest);
      Files.delete(folder);
    }
  }

  private Api.Answer send(String process, Applicant applicant, String key) throws IOException {
    var path = "/v1/hiring-processes/" + process;
    var notice = anybody.get(path + "/notice?lang=" + applicant.locale()).expect(200);
    var parts = applicant.application(notice.required("version").asText());
    return careersSite.post(path + "/applications", key, parts);
  }

  private Applicant applicant(String id) {
    return samples.applicants().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }

  /** The letter, one more file and its name carry the canary. */
  private static Applicant marked(Applicant applicant, String canary, Path attest) {
    var form = applicant.form().<ObjectNode>deepCopy();
    form.put("coverLetter", form.path("coverLetter").asText() + "\n\n" + canary);
    var documents = new ArrayList<>(applicant.documents());
    documents.add(new Document("other", attest, "text/plain"));
    return new Applicant(
        applicant.id(), applicant.process(), applicant.locale(), form, List.copyOf(documents));
  }

  private void inspect(List<Person> people) throws Exception {
    telling.chapter("Their files leave quarantine");
    for (var person : people) {
      var states = List.<String>of("quarantined");
      for (var tries = patience(); states.contains("quarantined") && tries > 0; tries--) {
        rest();
        states = recruiter.get(person.application()).expect(200).findValuesAsText("state");
      }
      telling.that(
          states.stream().allMatch("clean"::equals),
          "%d files checked, and their text extracted by a process with no network"
              .formatted(states.size()));
    }
  }

  private void search(String process, List<Person> people) throws Exception {
    telling.chapter("A recruiter looks through the applications");
    var all = find(process, "");
    telling.that(all.size() == people.size(), "The list has " + all.size() + " applications");
    telling.that(
        find(process, "?q=s%C3%B8knadene").contains(id(people.getFirst())),
        "Looking for 'søknadene' finds the CV that says 'søknad': Norwegian inflection");
    telling.that(
        !find(process, "?q=utviklere").isEmpty(),
        "Looking for 'utviklere' finds who wrote 'utvikler'");
    for (var person : people) {
      telling.that(
          find(process, "?q=" + person.canary()).equals(List.of(id(person))),
          "A word that only one file has finds that one application: " + person.canary());
    }
  }

  private List<String> find(String process, String query) throws IOException {
    return recruiter
        .get("/v1/hiring-processes/" + process + "/applications" + query)
        .expect(200)
        .required("items")
        .findValuesAsText("applicationId");
  }

  private void read(Person person) throws Exception {
    telling.chapter("... reads one");
    var read = recruiter.get(person.application()).expect(200);
    telling.that(
        read.path("givenName").equals(person.who().form().path("givenName")),
        "The application opens, and the reading is in the audit log");
    var index = 0;
    for (var document : person.receipt().required("documents")) {
      var path = person.application() + "/documents/" + document.required("id").asText();
      var hash = sha256(recruiter.bytes(path));
      var sent = person.who().documents().get(index++).file();
      telling.that(
          hash.equals(document.required("sha256").asText())
              && (!Files.exists(sent) || hash.equals(sha256(Files.readAllBytes(sent)))),
          "Downloaded, byte for byte what was sent: SHA-256 " + hash);
    }
  }

  private void work(Person person) throws Exception {
    telling.chapter("... and decides, as a human being");
    var stage = nothing().put("stage", "interview");
    var staged = recruiter.put(person.application() + "/stage", stage).status();
    telling.that(staged == 204, "Moved to the interview stage");
    var note = nothing().put("text", "Flink med folk. " + person.canary());
    recruiter.post(person.application() + "/notes", note).expect(201);
    telling.that(true, "A note was written, and sealed like the rest");
    var decision = nothing().put("decision", "rejected").put("reasonCode", "experience");
    recruiter.post(person.application() + "/decision", decision).expect(201);
    telling.that(true, "A decision with its reason was recorded; nothing here decides by itself");
  }

  private void before(String process, List<Person> people) throws Exception {
    telling.chapter("Before the process closes");
    for (var person : people) {
      telling.that(
          status(person).equals("active"),
          "The applicant's receipt says that the application is kept: erasure active");
    }
    telling.that(
        !traces.named("objects", process).isEmpty() && !traces.named("keys", process).isEmpty(),
        "The disk has its objects and its keys");
    for (var person : people) {
      telling.that(
          traces.containing(person.canary(), List.of("mail", "postgres")).isEmpty(),
          "No object, key, journal entry or log says " + person.canary() + ": all is sealed");
    }
  }

  private void close(String process, List<Person> people) throws Exception {
    telling.chapter("The recruiter closes the process");
    var path = "/v1/hiring-processes/" + process;
    var closed = recruiter.post(path + "/close", nothing()).expect(200);
    telling.that(closed.path("status").asText().equals("closed"), "It is closed at once");
    refused(path + "/applications", "The recruiter's list is refused");
    for (var person : people) {
      refused(person.application(), "and so is the application");
      var document = person.receipt().at("/documents/0/id").asText();
      refused(person.application() + "/documents/" + document, "and its CV");
    }
  }

  private void refused(String path, String said) throws Exception {
    var answer = recruiter.get(path);
    telling.that(
        answer.status() == 403
            && answer.body().path("type").asText().equals("urn:slett:problem:legal-basis-ended"),
        said + ": 403 legal-basis-ended");
  }

  private void prove(List<Person> people) throws Exception {
    telling.chapter("The applications disappear, with proof");
    var keys = anybody.get("/.well-known/jwks.json").expect(200);
    for (var person : people) {
      prove(person, keys);
    }
  }

  private void prove(Person person, JsonNode keys)
      throws IOException, GeneralSecurityException, NotAsSaidException {
    for (var tries = patience(); !status(person).equals("erased") && tries > 0; tries--) {
      rest();
    }
    telling.that(status(person).equals("erased"), "The receipt's erasure says: erased");
    var standing = anybody.get("/v1/erasures/" + person.code()).expect(200);
    var certificate = Certificate.parse(standing.required("certificate").asText());
    telling.that(
        certificate.isSignedBy(keys),
        "  its certificate is signed (Ed25519, checked by the JDK alone, key "
            + certificate.header().path("kid").asText()
            + ")");
    telling.that(certificate.isAbout(person.code()), "  it is about this receipt");
    telling.that(
        certificate.payload().required("stores").findValues("verified").stream()
            .allMatch(JsonNode::asBoolean),
        "  and says what is gone: " + counts(certificate.payload().required("categories")));
  }

  private static String counts(JsonNode categories) {
    var counts = new ArrayList<String>();
    for (var category : categories) {
      counts.add(category.path("count").asInt() + " " + category.path("category").asText());
    }
    return String.join(", ", counts);
  }

  private void nothingLeft(String process, List<Person> people) throws Exception {
    telling.chapter("Nothing is left");
    var path = "/v1/hiring-processes/" + process;
    for (var tries = patience(); !processStatus(path).equals("purged") && tries > 0; tries--) {
      rest();
    }
    telling.that(processStatus(path).equals("purged"), "The process itself says: purged");
    telling.that(traces.named("objects", process).isEmpty(), "No object of it is on the disk");
    telling.that(
        traces.named("keys", process).isEmpty(),
        "No key of it is on the disk: what a backup has can never be opened");
    for (var person : people) {
      telling.that(
          traces.containing(person.canary(), List.of("mail")).isEmpty(),
          "No file of local mode says "
              + person.canary()
              + ", PostgreSQL's data and log included (PostgreSQL is still running; mail is the"
              + " applicant's own)");
      refused(person.application(), "The recruiter still learns only why");
    }
  }

  private String processStatus(String path) throws IOException {
    return anybody.get(path).expect(200).path("status").asText();
  }

  private String status(Person person) throws IOException {
    return anybody.get("/v1/erasures/" + person.code()).expect(200).path("status").asText();
  }

  private static String id(Person person) {
    return person.receipt().required("applicationId").asText();
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static ObjectNode nothing() {
    return Api.JSON.createObjectNode();
  }

  private static long patience() {
    return PATIENCE.toMillis() / 500;
  }

  private static void rest() {
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
  }
}
