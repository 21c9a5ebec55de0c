package no.slett.rights.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.id.RequestId;
import no.slett.journal.Events;
import no.slett.mail.MailAddress;
import no.slett.minimisation.NationalIds;
import no.slett.rights.RequestPapers.Content;
import no.slett.rights.RequestRow.State;
import no.slett.rights.RequestType;
import no.slett.rights.Requests;
import org.jspecify.annotations.Nullable;

/** The request desk over HTTP. */
public final class DeskRoutes implements Routes.Source {
  static final String PATH = "/v1/privacy/requests";
  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);
  private static final String ONE = PATH + "/{id}";

  private final Desk desk;
  private final Delays delays;
  private final Decisions decisions;

  /** On these parts. */
  public DeskRoutes(Database database, Requests requests, Letters letters, Events events) {
    this.desk = new Desk(database, requests, events);
    this.delays = new Delays(database, requests.papers(), letters);
    this.decisions = new Decisions(database, requests, letters, events);
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(PATH, OFFICER, this::queue)
        .post(PATH, OFFICER, this::enter)
        .get(ONE, OFFICER, call -> shown(call, 200))
        .post(ONE + "/extension", OFFICER, this::extend)
        .post(ONE + "/challenge", OFFICER, this::ask)
        .post(ONE + "/reply", OFFICER, this::reply)
        .post(ONE + "/decision", OFFICER, this::decide)
        .post(ONE + "/decision/approval", OFFICER, this::approve)
        .get(ONE + "/letter", OFFICER, this::letter);
  }

  private Answer queue(Exchange exchange) {
    var wanted = exchange.query("state").orElse("open");
    var state =
        switch (wanted) {
          case "open" -> State.OPEN;
          case "answered" -> State.ANSWERED;
          case "overdue" -> State.OVERDUE;
          default ->
              throw Problem.invalidField("state", "Give open, answered or overdue.").exception();
        };
    return Answer.ok(desk.queue(actor(exchange), state, exchange.page()));
  }

  /** A request that came by letter or phone. */
  record NewEntry(
      String type,
      String channel,
      Instant receivedAt,
      @Nullable String ground,
      @Nullable String language,
      @Nullable String email,
      @Nullable String postal,
      @Nullable String text,
      @Nullable List<String> applicationIds) {
    NewEntry {
      Fields.oneOf("type", type, RequestType.wires());
      Fields.oneOf("channel", channel, List.of("letter", "phone"));
      Fields.required("receivedAt", receivedAt);
      NationalIds.refuse("postal", Fields.textIfAny("postal", postal, 500));
      NationalIds.refuse("text", Fields.textIfAny("text", text, 10_000));
      Fields.listIfAny("applicationIds", applicationIds, 100);
      if (language != null) {
        Fields.oneOf("language", language, List.of("nb", "nn", "en"));
      }
      if (ground != null) {
        Fields.oneOf(
            "ground", ground, List.of("accuracy", "unlawful", "subject-claims", "objection"));
      }
      if (email == null && postal == null) {
        throw Problem.invalidField("postal", "Say where the answer goes.").exception();
      }
    }

    @Override
    public String toString() {
      return "NewEntry[" + type + "]";
    }

    Desk.Entered entered() {
      var ids = Optional.ofNullable(applicationIds).orElse(List.of());
      return new Desk.Entered(
          RequestType.of(type),
          channel,
          receivedAt,
          Optional.ofNullable(language).flatMap(Language::of).orElse(Language.NB),
          ground,
          new Content(email == null ? null : address(email), postal, text),
          ids.stream().map(NewEntry::application).toList());
    }

    private static String address(String email) {
      try {
        return new MailAddress(email).value();
      } catch (IllegalArgumentException e) {
        throw Problem.invalidField("email", "Give an e-mail address.").exception();
      }
    }

    private static ApplicationId application(String id) {
      try {
        return ApplicationId.parse(id);
      } catch (IllegalArgumentException e) {
        throw Problem.invalidField("applicationIds", "This is no id.").exception();
      }
    }
  }

  private Answer enter(Exchange exchange) {
    var id = desk.enter(actor(exchange), exchange.json(NewEntry.class).entered());
    return Answer.created(PATH + "/" + id, desk.read(actor(exchange), id));
  }

  private Answer extend(Exchange exchange) {
    delays.extend(actor(exchange), id(exchange), exchange.json(Delays.Extension.class));
    return shown(exchange, 200);
  }

  private Answer ask(Exchange exchange) {
    delays.ask(actor(exchange), id(exchange), exchange.json(Delays.Question.class));
    return shown(exchange, 200);
  }

  /** What the person answered, as the officer writes it down. */
  record NewReply(String text) {
    NewReply {
      NationalIds.refuse("text", Fields.text("text", text, 10_000));
    }

    @Override
    public String toString() {
      return "NewReply[...]";
    }
  }

  private Answer reply(Exchange exchange) {
    delays.reply(actor(exchange), id(exchange), exchange.json(NewReply.class).text());
    return shown(exchange, 200);
  }

  private Answer decide(Exchange exchange) {
    decisions.decide(actor(exchange), id(exchange), exchange.json(Decision.class));
    return shown(exchange, 200);
  }

  private Answer approve(Exchange exchange) {
    decisions.approve(actor(exchange), id(exchange));
    return shown(exchange, 200);
  }

  private Answer letter(Exchange exchange) {
    return Answer.ok(decisions.letter(actor(exchange), id(exchange), exchange.flag("draft")));
  }

  private Answer shown(Exchange exchange, int status) {
    return Answer.json(status, desk.read(actor(exchange), id(exchange)));
  }

  /** Whatever else they are: here they act as privacy officer. */
  private static Actor actor(Exchange exchange) {
    return new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim());
  }

  private static UUID id(Exchange exchange) {
    return exchange.id("id", RequestId::parse).value();
  }
}
