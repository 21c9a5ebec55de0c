package no.slett.reference;

import java.net.URI;
import java.time.InstantSource;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.basis.Catalogue;
import no.slett.basis.RefereeNotice;
import no.slett.basis.Staff;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.http.WebPage;
import no.slett.id.ApplicationId;
import no.slett.id.RefereeId;
import no.slett.journal.Events;
import no.slett.mail.LetterWriter;
import no.slett.mail.Sender;
import no.slett.minimisation.Prohibited;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/** Referees over HTTP: for recruiters, and for the referee who has the link. */
public final class ReferenceRoutes implements Routes.Source {
  private static final Access RECRUITING = Access.roles(Role.RECRUITER, Role.HIRING_MANAGER);

  private final Referees referees;
  private final References references;
  private final Asking asking;
  private final MyReference mine;

  private ReferenceRoutes(
      Referees referees, References references, Asking asking, MyReference mine) {
    this.referees = referees;
    this.references = references;
    this.asking = asking;
    this.mine = mine;
  }

  /** What the letters to referees are made of. */
  public record Writing(
      RefereeNotice notice,
      LetterWriter letters,
      Sender sender,
      URI service,
      InstantSource systemClock) {}

  /** Puts the room together. */
  public static ReferenceRoutes of(
      Database database,
      Events events,
      Desk desk,
      Catalogue catalogue,
      KeyRing keys,
      Opener opener,
      ObjectStore objects,
      Writing writing,
      Prohibited prohibited) {
    var cards = new Cards(keys, opener);
    var notes = new ReferenceNotes(keys, opener, objects);
    var mail =
        new RefereeMail(
            keys,
            opener,
            writing.notice(),
            writing.letters(),
            writing.sender(),
            writing.service(),
            writing.systemClock());
    var referees = new Referees(desk, catalogue, opener, cards, mail);
    var asking = new Asking(desk, referees, notes, mail, prohibited);
    var references = new References(desk, cards, notes);
    return new ReferenceRoutes(
        referees, references, asking, new MyReference(database, events, cards));
  }

  @Override
  public void addTo(Routes routes) {
    var ofApplication = "/v1/applications/{id}/referees";
    var me = "/v1/referees/me";
    var page = WebPage.of("Deg som referanse", WebPage.packaged(ReferenceRoutes.class, "me.html"));
    routes
        .get("/referees/me", Access.publicRoute(), _ -> page.answer())
        .get(ofApplication, RECRUITING, e -> Answer.ok(references.list(actor(e), application(e))))
        .post(ofApplication, RECRUITING, this::add)
        .post(
            "/v1/referees/{id}/contact",
            RECRUITING,
            e -> Answer.ok(referees.contact(actor(e), referee(e))))
        .post("/v1/referees/{id}/notes", RECRUITING, this::note)
        .get(me, Access.referee(), e -> Answer.ok(mine.read(e.referee())))
        .patch(
            me,
            Access.referee(),
            e -> Answer.ok(mine.correct(e.referee(), e.mergePatch(MyReference.CHANGEABLE))))
        .delete(me, Access.referee(), this::object);
  }

  private Answer add(Exchange exchange) {
    var wanted = exchange.json(NewReferee.class);
    var added = referees.add(actor(exchange), application(exchange), wanted);
    return Answer.created("/v1/applications/" + added.applicationId() + "/referees", added);
  }

  private Answer note(Exchange exchange) {
    var id = referee(exchange);
    var wanted = exchange.json(NewReferenceNote.class);
    var written = asking.write(actor(exchange), id, wanted);
    return Answer.created("/v1/referees/" + id + "#" + written.noteId(), written);
  }

  private Answer object(Exchange exchange) {
    mine.object(exchange.referee());
    return Answer.noContent();
  }

  private static Actor actor(Exchange exchange) {
    return Staff.actor(exchange.caller());
  }

  private static ApplicationId application(Exchange exchange) {
    return exchange.id("id", ApplicationId::parse);
  }

  private static RefereeId referee(Exchange exchange) {
    return exchange.id("id", RefereeId::parse);
  }
}
