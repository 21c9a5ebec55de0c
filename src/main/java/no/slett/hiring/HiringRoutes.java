package no.slett.hiring;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.slett.basis.ClaimsDefence;
import no.slett.basis.Staff;
import no.slett.clock.ServiceClock;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Cursor;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Listing;
import no.slett.http.MergePatch;
import no.slett.http.Principal;
import no.slett.http.Problem;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;
import no.slett.minimisation.Prohibited;
import org.jspecify.annotations.Nullable;

/** Hiring processes over HTTP. */
public final class HiringRoutes implements Routes.Source {
  private static final Access RECRUITER = Access.roles(Role.RECRUITER);
  private static final Set<String> CHANGEABLE =
      Set.of("title", "language", "deadline", "closingWindow", "questions");
  private static final List<String> KINDS = Stream.of(Kind.values()).map(Kind::wire).toList();
  private static final List<String> LANGUAGES =
      Stream.of(Language.values()).map(Language::tag).toList();
  private static final Pattern WINDOW = Pattern.compile("P([0-9]|[12][0-9]|30)D");
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_SUBJECT = 255;

  private final Hiring hiring;
  private final ShownNotice notices;
  private final Optional<ClaimsDefence> defence;
  private final ServiceClock clock;
  private final Prohibited prohibited;

  /** Takes the parts; the defence is what new applications are kept for besides, where they are. */
  public HiringRoutes(
      Hiring hiring,
      ShownNotice notices,
      Optional<ClaimsDefence> defence,
      ServiceClock clock,
      Prohibited prohibited) {
    this.hiring = hiring;
    this.notices = notices;
    this.defence = defence;
    this.clock = clock;
    this.prohibited = prohibited;
  }

  /** Where the current notice of a process comes from. */
  @FunctionalInterface
  public interface ShownNotice {
    /** The notice in a language; made now if it never was. */
    Object current(HiringProcess process, Language language);
  }

  @Override
  public void addTo(Routes routes) {
    var one = "/v1/hiring-processes/{id}";
    routes
        .get("/v1/hiring-processes", Access.publicRoute(), this::list)
        .post("/v1/hiring-processes", RECRUITER, this::create)
        .get(one, Access.publicRoute(), this::read)
        .patch(one, RECRUITER, this::change)
        .get(one + "/notice", Access.publicRoute(), this::notice)
        .post(one + "/open", RECRUITER, e -> answer(hiring.open(actor(e), id(e))))
        .post(one + "/decide", RECRUITER, e -> answer(hiring.decide(actor(e), id(e))))
        .post(one + "/close", RECRUITER, e -> answer(hiring.close(actor(e), id(e))))
        .post(one + "/reopen", RECRUITER, e -> answer(hiring.reopen(actor(e), id(e))))
        .put(one + "/managers/{subject}", RECRUITER, this::assign)
        .delete(one + "/managers/{subject}", RECRUITER, this::unassign);
  }

  private Answer list(Exchange exchange) {
    var status = exchange.query("status").map(HiringRoutes::status).orElse(Status.OPEN);
    if (status != Status.OPEN) {
      exchange.demand(Access.roles(Role.RECRUITER, Role.HIRING_MANAGER));
    }
    var page = exchange.page();
    var after = page.after().map(HiringRoutes::after).orElse(null);
    var seen = hiring.page(reader(exchange), purpose(exchange), status, after, page.limit() + 1);
    var shown = seen.stream().limit(page.limit()).toList();
    var next =
        seen.size() > page.limit()
            ? Optional.of(new Cursor(shown.getLast().id().toString()))
            : Optional.<Cursor>empty();
    return Answer.ok(Listing.of(shown.stream().map(this::shown).toList(), next));
  }

  private Answer create(Exchange exchange) {
    var draft = exchange.json(NewProcess.class).draft();
    Questions.demandAllowed(draft.questions(), prohibited);
    var process = hiring.create(actor(exchange), draft);
    return Answer.created("/v1/hiring-processes/" + process.id(), shown(process));
  }

  private Answer read(Exchange exchange) {
    return answer(found(exchange));
  }

  private Answer change(Exchange exchange) {
    var patch = exchange.mergePatch(CHANGEABLE);
    return answer(hiring.change(actor(exchange), id(exchange), process -> patched(process, patch)));
  }

  private HiringProcess patched(HiringProcess process, MergePatch patch) {
    var changed = merged(process, patch);
    if (patch.touches("questions")) {
      Questions.demandAllowed(changed.questions(), prohibited);
    }
    return changed;
  }

  private Answer notice(Exchange exchange) {
    var process = found(exchange);
    var language = exchange.query("lang").orElse(process.language());
    return Answer.ok(
        notices.current(
            process,
            Language.of(language)
                .orElseThrow(
                    () -> Problem.invalidField("lang", "Give nb, nn or en.").exception())));
  }

  private Answer assign(Exchange exchange) {
    hiring.assign(actor(exchange), id(exchange), subject(exchange));
    return Answer.noContent();
  }

  private Answer unassign(Exchange exchange) {
    hiring.unassign(actor(exchange), id(exchange), subject(exchange));
    return Answer.noContent();
  }

  private HiringProcess found(Exchange exchange) {
    return hiring
        .find(reader(exchange), purpose(exchange), id(exchange))
        .orElseThrow(Hiring::absent);
  }

  /** A process as a recruiter asks for it. */
  record NewProcess(
      String title,
      @Nullable String kind,
      @Nullable String language,
      @Nullable Instant deadline,
      @Nullable String closingWindow,
      @Nullable Questions questions) {
    NewProcess {
      Fields.text("title", title, LONGEST_TITLE);
      if (kind != null) {
        Fields.oneOf("kind", kind, KINDS);
      }
      if (language != null) {
        Fields.oneOf("language", language, LANGUAGES);
      }
      if (closingWindow != null) {
        window(closingWindow);
      }
    }

    Hiring.Draft draft() {
      return new Hiring.Draft(
          title,
          kind == null ? null : Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
          language,
          deadline,
          closingWindow == null ? null : window(closingWindow),
          questions == null ? null : questions.byLanguage());
    }
  }

  private static HiringProcess merged(HiringProcess process, MergePatch patch) {
    var deadline =
        patch.touches("deadline")
            ? patch.value("deadline", Instant.class).orElse(null)
            : process.deadline();
    return new HiringProcess(
        process.id(),
        process.slug(),
        process.kind(),
        patch
            .kept("title", String.class)
            .map(title -> Fields.text("title", title, LONGEST_TITLE))
            .orElse(process.title()),
        patch
            .kept("language", String.class)
            .map(language -> Fields.oneOf("language", language, LANGUAGES))
            .orElse(process.language()),
        Questions.patched(process.questions(), patch),
        deadline,
        patch
            .kept("closingWindow", String.class)
            .map(HiringRoutes::window)
            .orElse(process.closingWindow()),
        process.timing(),
        process.promised());
  }

  private Answer answer(HiringProcess process) {
    return Answer.ok(shown(process));
  }

  private Shown shown(HiringProcess process) {
    return Shown.of(process, clock.instant(), defence);
  }

  private static Period window(String text) {
    if (!WINDOW.matcher(text).matches()) {
      throw Problem.invalidField("closingWindow", "Give a period from P0D to P30D.").exception();
    }
    return Period.parse(text);
  }

  /** The {@code sub} of somebody's tokens. */
  private static String subject(Exchange exchange) {
    var subject = Fields.text("subject", exchange.path("subject"), LONGEST_SUBJECT);
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw Problem.invalidField("subject", "No control characters.").exception();
    }
    return subject;
  }

  private static Status status(String text) {
    return java.util.Arrays.stream(Status.values())
        .filter(status -> status.wire().equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.invalidField("status", "There is no such status.").exception());
  }

  private static HiringProcessId after(Cursor cursor) {
    try {
      return HiringProcessId.parse(cursor.value());
    } catch (IllegalArgumentException e) {
      throw Cursor.invalid();
    }
  }

  private static HiringProcessId id(Exchange exchange) {
    return exchange.id("id", HiringProcessId::parse);
  }

  private static Actor actor(Exchange exchange) {
    return Staff.actor(exchange.caller());
  }

  /** Staff see drafts and their own; everybody else what is public. */
  private static Purpose purpose(Exchange exchange) {
    return isRecruiting(exchange.principal()) ? Purpose.RECRUITMENT : Purpose.PUBLIC;
  }

  private static Actor reader(Exchange exchange) {
    return isRecruiting(exchange.principal()) ? actor(exchange) : Actor.anonymous();
  }

  private static boolean isRecruiting(Principal principal) {
    return principal.has(Role.RECRUITER) || principal.has(Role.HIRING_MANAGER);
  }
}
