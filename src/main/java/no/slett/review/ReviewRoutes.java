package no.slett.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.application.Withdrawing;
import no.slett.basis.Guard;
import no.slett.basis.Staff;
import no.slett.database.Actor;
import no.slett.directory.Search;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.http.ProblemType;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import no.slett.id.HiringProcessId;
import no.slett.minimisation.NationalIds;
import no.slett.minimisation.Prohibited;
import no.slett.minimisation.Topic;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;
import org.jspecify.annotations.Nullable;

/** Review over HTTP. */
public final class ReviewRoutes implements Routes.Source {
  private static final Access RECRUITING = Access.roles(Role.RECRUITER, Role.HIRING_MANAGER);
  private static final String JSON = "application/json";

  private final Listing listing;
  private final Reading reading;
  private final Notes notes;
  private final Work work;
  private final Prohibited prohibited;

  public ReviewRoutes(
      Desk desk,
      Guard guard,
      KeyRing keys,
      Opener opener,
      ObjectStore objects,
      Withdrawing withdrawing,
      Prohibited prohibited) {
    this.listing = new Listing(desk, guard);
    this.notes = new Notes(desk, keys, objects);
    this.reading = new Reading(desk, opener);
    this.work = new Work(desk, opener, withdrawing);
    this.prohibited = prohibited;
  }

  @Override
  public void addTo(Routes routes) {
    var application = "/v1/applications/{id}";
    var document = application + "/documents/{documentId}";
    routes
        .get("/v1/hiring-processes/{id}/applications", RECRUITING, this::list)
        .get(application, RECRUITING, this::read)
        .get(document, RECRUITING, this::download)
        .get(document + "/text", RECRUITING, this::text)
        .put(application + "/stage", RECRUITING, this::stage)
        .post(application + "/notes", RECRUITING, this::note)
        .post(application + "/decision", RECRUITING, this::decide);
  }

  private Answer list(Exchange exchange) {
    var process = exchange.id("id", HiringProcessId::parse);
    var stage = exchange.query("stage").map(s -> new Work.StageChange(s).stage());
    return Answer.ok(
        listing.page(actor(exchange), process, stage, query(exchange), exchange.page()));
  }

  private Answer read(Exchange exchange) {
    return Answer.ok(reading.application(actor(exchange), application(exchange)));
  }

  private Answer download(Exchange exchange) {
    return reading.original(actor(exchange), application(exchange), document(exchange)).download();
  }

  private Answer text(Exchange exchange) throws Exception {
    if (!exchange.accepts(JSON)) {
      return Answer.text("text/plain; charset=utf-8", documentText(exchange));
    }
    var words =
        exchange
            .query("q")
            .orElseThrow(() -> Problem.invalidField("q", "Give words to find.").exception());
    search(words);
    return Answer.ok(HitFinder.find(documentText(exchange), words));
  }

  private String documentText(Exchange exchange) throws Exception {
    return reading.text(actor(exchange), application(exchange), document(exchange));
  }

  private Answer stage(Exchange exchange) {
    work.stage(actor(exchange), application(exchange), exchange.json(Work.StageChange.class));
    return Answer.noContent();
  }

  /** The text of a note, and the topics in it that its writer answers for. */
  record NewNote(String text, @Nullable List<String> acknowledgedTopics) {
    NewNote {
      NationalIds.refuse("text", Fields.text("text", text, 20_000));
    }

    @Override
    public String toString() {
      return "NewNote[...]";
    }
  }

  private Answer note(Exchange exchange) {
    var application = application(exchange);
    var note = exchange.json(NewNote.class);
    prohibited.warn(Topic.acknowledged(note.acknowledgedTopics()), Stream.of(note.text()));
    var written = notes.write(actor(exchange), application, note.text());
    return Answer.created("/v1/applications/" + application + "#" + written.noteId(), written);
  }

  private Answer decide(Exchange exchange) {
    if (!exchange.caller().human()) {
      throw ProblemType.HUMAN_REQUIRED.because("A person decides on applications (GDPR Art. 22).");
    }
    var application = application(exchange);
    var decision = work.decide(actor(exchange), application, exchange.json(Work.NewDecision.class));
    return Answer.created("/v1/applications/" + application, decision);
  }

  private static Optional<Search> query(Exchange exchange) {
    return exchange.query("q").map(ReviewRoutes::search);
  }

  private static Search search(String query) {
    var search = Search.of(query);
    if (query.length() > 200 || search.words().isEmpty()) {
      throw Problem.invalidField("q", "Give one to twelve words, 200 characters at most.")
          .exception();
    }
    return search;
  }

  private static Actor actor(Exchange exchange) {
    return Staff.actor(exchange.caller());
  }

  private static ApplicationId application(Exchange exchange) {
    return exchange.id("id", ApplicationId::parse);
  }

  private static DocumentId document(Exchange exchange) {
    return exchange.id("documentId", DocumentId::parse);
  }
}
