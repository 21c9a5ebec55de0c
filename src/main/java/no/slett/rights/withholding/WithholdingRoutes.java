package no.slett.rights.withholding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import no.slett.minimisation.NationalIds;
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
import no.slett.id.BlockId;
import no.slett.id.NoteId;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/** Withholdings over HTTP. */
public final class WithholdingRoutes implements Routes.Source {
  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);
  private static final String PATH = "/v1/privacy/withholdings";

  private final Withholdings withholdings;

  /** On these parts. */
  public WithholdingRoutes(Database database, KeyRing keys) {
    this.withholdings = new Withholdings(database, keys);
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(PATH, OFFICER, call -> Answer.ok(withholdings.list(actor(call))))
        .post(PATH, OFFICER, this::open)
        .get(PATH + "/{id}", OFFICER, call -> Answer.ok(withholdings.read(actor(call), id(call))))
        .delete(PATH + "/{id}", OFFICER, this::end)
        .post(
            PATH + "/{id}/approval",
            OFFICER,
            call -> Answer.ok(withholdings.approve(actor(call), id(call))));
  }

  /** Which note is withheld, for which ground, and why that is necessary. */
  record NewWithholding(
      String applicationId,
      String noteId,
      String ground,
      String necessity,
      @Nullable Instant validUntil) {
    NewWithholding {
      Fields.text("applicationId", applicationId, 36);
      Fields.text("noteId", noteId, 36);
      Fields.oneOf(
          "ground", ground, List.of("pol-16-1-d", "pol-16-1-e", "pol-16-1-f", "gdpr-15-4"));
      NationalIds.refuse("necessity", Fields.text("necessity", necessity, 4000));
    }

    @Override
    public String toString() {
      return "NewWithholding[" + ground + "]";
    }
  }

  private Answer open(Exchange exchange) {
    var wanted = exchange.json(NewWithholding.class);
    var opened =
        withholdings.open(
            actor(exchange),
            new Withholdings.Wanted(
                field("applicationId", wanted.applicationId(), ApplicationId::parse),
                field("noteId", wanted.noteId(), NoteId::parse).value(),
                wanted.ground(),
                wanted.necessity(),
                wanted.validUntil()));
    return Answer.created(PATH + "/" + opened.id(), opened);
  }

  private Answer end(Exchange exchange) {
    withholdings.end(actor(exchange), id(exchange));
    return Answer.noContent();
  }

  /** Whatever else they are: here they act as privacy officer. */
  private static Actor actor(Exchange exchange) {
    return new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim());
  }

  private static UUID id(Exchange exchange) {
    return exchange.id("id", BlockId::parse).value();
  }

  private static <T> T field(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField(name, "This is no id.").exception();
    }
  }
}
