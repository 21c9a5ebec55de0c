package no.slett.rights;

import java.util.List;
import no.slett.database.Actor;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.BlockId;
import no.slett.rights.RequestDesk.Decision;
import org.jspecify.annotations.Nullable;

/** The request desk over HTTP. */
public final class RequestDeskRoutes implements Routes.Source {
  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);
  private static final int LONGEST_TEXT = 5000;

  private final RequestDesk desk;

  public RequestDeskRoutes(RequestDesk desk) {
    this.desk = desk;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post("/v1/privacy/requests/{id}/decision", OFFICER, this::decide);
  }

  /** What was decided about an objection; a rejection has a ground and says why (law RQ-3). */
  record NewDecision(String decision, @Nullable String ground, @Nullable String text) {
    private static final String UPHELD = "upheld";

    NewDecision {
      Fields.oneOf("decision", decision, List.of(UPHELD, "rejected"));
      Fields.textIfAny("text", text, LONGEST_TEXT);
      if (decision.equals(UPHELD)) {
        if (ground != null) {
          throw Problem.invalidField("ground", "An objection is upheld without one.").exception();
        }
      } else {
        Fields.oneOf("ground", ground, List.of("overriding-grounds", "legal-claims"));
        Fields.text("text", text, LONGEST_TEXT);
      }
    }

    Decision made() {
      return ground == null || text == null
          ? new Decision.Upheld(text)
          : new Decision.Rejected(ground, text);
    }

    @Override
    public String toString() {
      return "NewDecision[" + decision + "]";
    }
  }

  private Answer decide(Exchange exchange) {
    var officer = new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim());
    var request = exchange.id("id", BlockId::parse).value();
    return Answer.ok(desk.decide(officer, request, exchange.json(NewDecision.class).made()));
  }
}
