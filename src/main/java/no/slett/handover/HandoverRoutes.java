package no.slett.handover;

import java.util.Optional;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.basis.Staff;
import no.slett.database.Actor;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/** Handing over, exporting and waiving over HTTP. */
public final class HandoverRoutes implements Routes.Source {
  private static final Access RECRUITER = Access.roles(Role.RECRUITER);

  private final Handovers handovers;
  private final Qualifications qualifications;
  private final Waivers waivers;
  private final Closing closing;

  /**
   * Takes what the room works with.
   *
   * @param hr who takes packages in, if somebody is declared
   */
  public HandoverRoutes(Desk desk, Opener opener, Optional<Hr> hr) {
    this.handovers = new Handovers(desk, opener, hr);
    this.qualifications = new Qualifications(desk);
    this.waivers = new Waivers(desk, opener);
    this.closing = new Closing(desk);
  }

  @Override
  public void addTo(Routes routes) {
    var application = "/v1/applications/{id}";
    routes
        .get("/v1/hiring-processes/{id}/closing", RECRUITER, this::closing)
        .post(application + "/handover", RECRUITER, this::handOver)
        .post(application + "/qualifications", RECRUITER, this::export)
        .put(application + "/waivers/{duty}", RECRUITER, this::waive);
  }

  private Answer closing(Exchange exchange) {
    return Answer.ok(closing.show(actor(exchange), exchange.id("id", HiringProcessId::parse)));
  }

  private Answer handOver(Exchange exchange) {
    var actor = actor(exchange);
    var application = application(exchange);
    var wanted = exchange.json(NewHandover.class);
    if (wanted.toHr()) {
      handovers.endpoint();
    }
    var parcel = handovers.prepare(actor, application, wanted);
    if (wanted.toHr()) {
      handovers.send(actor, parcel);
      return Answer.noContent();
    }
    return Answer.stream(Handovers.ZIP, out -> handovers.download(actor, parcel, out))
        .attachment("handover-" + application + ".zip");
  }

  private Answer export(Exchange exchange) {
    var application = application(exchange);
    var typed = exchange.json(NewQualifications.class);
    return Answer.bytes(
        "application/json", qualifications.export(actor(exchange), application, typed));
  }

  private Answer waive(Exchange exchange) {
    var application = application(exchange);
    var duty = exchange.id("duty", Duty::of);
    waivers.waive(actor(exchange), application, duty, exchange.json(Waivers.NewWaiver.class));
    return Answer.noContent();
  }

  private static Actor actor(Exchange exchange) {
    return Staff.actor(exchange.caller());
  }

  private static ApplicationId application(Exchange exchange) {
    return exchange.id("id", ApplicationId::parse);
  }
}
