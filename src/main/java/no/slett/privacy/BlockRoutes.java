package no.slett.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import no.slett.application.PersonMail;
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
import no.slett.journal.Events;
import no.slett.minimisation.NationalIds;
import no.slett.privacy.Blocks.Said;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/** Holds and restrictions over HTTP. */
public final class BlockRoutes implements Routes.Source {
  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);
  private static final String HOLDS = "/v1/privacy/holds";
  private static final String RESTRICTIONS = "/v1/privacy/restrictions";
  private static final int LONGEST_REASON = 2000;
  private static final int LONGEST_REFERENCE = 200;
  private static final List<String> EXEMPTIONS =
      List.of("endangers-claim", "crime-investigation", "already-informed", "not-reachable");

  private final Holds holds;
  private final Restrictions restrictions;

  BlockRoutes(Holds holds, Restrictions restrictions) {
    this.holds = holds;
    this.restrictions = restrictions;
  }

  /** On these parts. */
  public static BlockRoutes of(
      Database database, Events events, KeyRing keys, PersonMail mail, LiftingNotices notices) {
    return new BlockRoutes(
        new Holds(database, events, keys, mail), new Restrictions(database, events, keys, notices));
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(HOLDS, OFFICER, call -> all(holds.list(Officers.actor(call))))
        .post(HOLDS, OFFICER, this::openHold)
        .get(
            HOLDS + "/{id}", OFFICER, call -> Answer.ok(holds.read(Officers.actor(call), id(call))))
        .delete(HOLDS + "/{id}", OFFICER, this::release)
        .post(HOLDS + "/{id}/confirmation", OFFICER, this::confirm)
        .put(HOLDS + "/{id}/review", OFFICER, this::review)
        .get(RESTRICTIONS, OFFICER, call -> all(restrictions.list(Officers.actor(call))))
        .post(RESTRICTIONS, OFFICER, this::restrict)
        .get(RESTRICTIONS + "/{id}", OFFICER, this::restriction)
        .delete(RESTRICTIONS + "/{id}", OFFICER, this::lift)
        .post(RESTRICTIONS + "/{id}/notice", OFFICER, this::announce);
  }

  /** What to hold, and why. The person is told unless a code says why not. */
  record NewHold(
      String applicationId,
      @Nullable String itemId,
      String reason,
      @Nullable String matterRef,
      Instant reviewAt,
      @Nullable Boolean tell,
      @Nullable String exemption) {
    NewHold {
      Fields.required("applicationId", applicationId);
      NationalIds.refuse("reason", Fields.text("reason", reason, LONGEST_REASON));
      if (matterRef != null) {
        NationalIds.refuse("matterRef", Fields.text("matterRef", matterRef, LONGEST_REFERENCE));
      }
      Fields.required("reviewAt", reviewAt);
      if (exemption != null) {
        Fields.oneOf("exemption", exemption, EXEMPTIONS);
      }
      if (Boolean.FALSE.equals(tell) != (exemption != null)) {
        throw Problem.invalidField("exemption", "Say why the person is not told, and only then.")
            .exception();
      }
    }

    @Override
    public String toString() {
      return "NewHold[...]";
    }
  }

  private Answer openHold(Exchange exchange) {
    var asked = exchange.json(NewHold.class);
    var hold =
        holds.open(
            Officers.actor(exchange),
            new Holds.Wanted(
                application(asked.applicationId()),
                item(asked.itemId()),
                new Said(asked.reason(), asked.matterRef()),
                asked.reviewAt(),
                asked.exemption()));
    return Answer.created(HOLDS + "/" + hold.id(), hold);
  }

  private Answer confirm(Exchange exchange) {
    return Answer.ok(holds.confirm(Officers.actor(exchange), id(exchange)));
  }

  /** When to look again. */
  record Review(Instant reviewAt) {
    Review {
      Fields.required("reviewAt", reviewAt);
    }
  }

  private Answer review(Exchange exchange) {
    var until = exchange.json(Review.class).reviewAt();
    return Answer.ok(holds.review(Officers.actor(exchange), id(exchange), until));
  }

  private Answer release(Exchange exchange) {
    holds.release(Officers.actor(exchange), id(exchange));
    return Answer.noContent();
  }

  /** What to restrict, and why. */
  record NewRestriction(
      String applicationId, @Nullable String itemId, String ground, String reason) {
    NewRestriction {
      Fields.required("applicationId", applicationId);
      Fields.oneOf(
          "ground", ground, List.of("accuracy", "unlawful", "subject-claims", "objection"));
      NationalIds.refuse("reason", Fields.text("reason", reason, LONGEST_REASON));
    }

    @Override
    public String toString() {
      return "NewRestriction[...]";
    }
  }

  private Answer restrict(Exchange exchange) {
    var asked = exchange.json(NewRestriction.class);
    var restriction =
        restrictions.open(
            Officers.actor(exchange),
            new Restrictions.Wanted(
                application(asked.applicationId()),
                item(asked.itemId()),
                asked.ground(),
                asked.reason()));
    return Answer.created(RESTRICTIONS + "/" + restriction.id(), restriction);
  }

  private Answer restriction(Exchange exchange) {
    return Answer.ok(restrictions.read(Officers.actor(exchange), id(exchange)));
  }

  private Answer announce(Exchange exchange) {
    return Answer.ok(restrictions.announce(Officers.actor(exchange), id(exchange)));
  }

  private Answer lift(Exchange exchange) {
    restrictions.lift(Officers.actor(exchange), id(exchange));
    return Answer.noContent();
  }

  private static Answer all(List<?> items) {
    return Answer.ok(new BlockShown.All<>(items));
  }

  private static BlockId id(Exchange exchange) {
    return exchange.id("id", BlockId::parse);
  }

  private static ApplicationId application(String text) {
    return field("applicationId", text, ApplicationId::parse);
  }

  private static @Nullable UUID item(@Nullable String text) {
    return text == null ? null : field("itemId", text, id -> BlockId.parse(id).value());
  }

  private static <T> T field(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField(name, "This is no id.").exception();
    }
  }
}
