package no.slett.rights;

import java.util.UUID;
import no.slett.application.Opener;
import no.slett.application.PersonMail;
import no.slett.database.Database;
import no.slett.document.arrival.Spool;
import no.slett.document.type.TypeCheck;
import no.slett.erasure.LooseObjects;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Capacity;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.MultipartLimits;
import no.slett.http.Problem;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import no.slett.journal.Events;
import no.slett.minimisation.NationalIds;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;
import org.jspecify.annotations.Nullable;

/** Rectification over HTTP. */
public final class CorrectionRoutes implements Routes.Source {
  private static final Access SIGNED_IN = Access.signedIn();
  private static final String MINE = "/v1/me/applications/{id}";

  private final Corrections corrections;
  private final Versions versions;
  private final Statements statements;
  private final Uploads uploads;
  private final LostCorrections lost;

  private CorrectionRoutes(
      Corrections corrections,
      Versions versions,
      Statements statements,
      Uploads uploads,
      LostCorrections lost) {
    this.corrections = corrections;
    this.versions = versions;
    this.statements = statements;
    this.uploads = uploads;
    this.lost = lost;
  }

  /**
   * How new versions of documents come in.
   *
   * @param capacity how many uploads of any kind there may be at once
   */
  public record Uploads(TypeCheck types, Spool spool, MultipartLimits limits, Capacity capacity) {}

  /** Puts it together. */
  public static CorrectionRoutes of(
      Database database,
      Events events,
      SignIn signIn,
      Rights rights,
      KeyRing keys,
      Opener opener,
      ObjectStore objects,
      LooseObjects loose,
      PersonMail mail,
      Uploads uploads) {
    var addresses = new NewAddress(signIn);
    var corrections =
        new Corrections(database, events, rights, addresses, keys, opener, objects, loose, mail);
    return new CorrectionRoutes(
        corrections,
        new Versions(
            database,
            events,
            rights,
            keys,
            objects,
            loose,
            uploads.types(),
            uploads.spool(),
            uploads.limits().fileBytes()),
        new Statements(database, events, rights, keys, opener),
        uploads,
        new LostCorrections(database, corrections, opener, objects));
  }

  /** Puts right again what a restore undid. */
  public void sweep() {
    lost.sweep();
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .patch(MINE, SIGNED_IN, this::correct)
        .put(MINE + "/documents/{documentId}", SIGNED_IN, uploads.capacity().guard(this::supersede))
        .post(MINE + "/statements", SIGNED_IN, this::state);
  }

  private Answer correct(Exchange exchange) {
    var patch = exchange.mergePatch(Correction.CHANGEABLE);
    return Answer.ok(corrections.correct(exchange.mailbox(), application(exchange), patch));
  }

  private Answer supersede(Exchange exchange) throws Exception {
    var document = exchange.id("documentId", DocumentId::parse);
    return Answer.ok(
        versions.supersede(
            exchange.mailbox(),
            application(exchange),
            document,
            exchange.multipart(uploads.limits())));
  }

  /** What somebody has to say. */
  record NewStatement(@Nullable String noteId, String text) {
    NewStatement {
      NationalIds.refuse("text", Fields.text("text", text, 5_000));
    }

    private @Nullable UUID note() {
      try {
        return noteId == null ? null : UUID.fromString(noteId);
      } catch (IllegalArgumentException e) {
        throw Problem.invalidField("noteId", "Give the id of a note.").exception();
      }
    }

    @Override
    public String toString() {
      return "NewStatement[...]";
    }
  }

  private Answer state(Exchange exchange) {
    var wanted = exchange.json(NewStatement.class);
    var id = application(exchange);
    var made =
        statements.make(exchange.mailbox(), id, new Statements.Said(wanted.note(), wanted.text()));
    return Answer.created("/v1/me/applications/" + id + "/statements#" + made.statementId(), made);
  }

  private static ApplicationId application(Exchange exchange) {
    return exchange.id("id", ApplicationId::parse);
  }
}
