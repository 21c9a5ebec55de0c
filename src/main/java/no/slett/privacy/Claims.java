package no.slett.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.application.DocumentRows;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.NoteRows;
import no.slett.application.NoteRows.SealedNote;
import no.slett.application.Opener;
import no.slett.application.Original;
import no.slett.application.Outlived;
import no.slett.application.Rectifications;
import no.slett.application.SealedApplication;
import no.slett.application.ShownDecision;
import no.slett.application.ShownDocument;
import no.slett.application.ShownNote;
import no.slett.application.ShownStatement;
import no.slett.application.StatementRows;
import no.slett.application.StatementRows.SealedStatement;
import no.slett.audit.Action;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.http.Listing;
import no.slett.http.Page;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * What is kept to answer a legal claim about a recruitment (law PU-4), once its process is closed:
 * for the privacy officer, one at a time, and not to be searched.
 */
final class Claims {
  private final Outlived claims;
  private final Opener opener;

  Claims(Database database, Opener opener) {
    this.claims = Outlived.claimsDefence(database, opener);
    this.opener = opener;
  }

  /** One line of the list. */
  record Summary(
      String applicationId,
      String hiringProcessId,
      String title,
      String givenName,
      String familyName,
      Instant receivedAt,
      Instant keptUntil) {
    @Override
    public String toString() {
      return "Summary[" + applicationId + "]";
    }
  }

  /**
   * All that is kept of one. Referees are never shown, though the form they were named in stays.
   */
  record Claim(
      String applicationId,
      String hiringProcessId,
      String title,
      Instant receivedAt,
      Instant keptUntil,
      String givenName,
      String familyName,
      String email,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String coverLetter,
      @Nullable Map<String, String> answers,
      List<ShownDocument> documents,
      List<ShownNote> notes,
      @Nullable ShownDecision decision,
      List<ShownStatement> statements,
      List<Rectifications.Shown> rectifications) {
    @Override
    public String toString() {
      return "Claim[" + applicationId + "]";
    }
  }

  Listing<Summary> page(Actor actor, Page page) {
    return claims.page(actor, page, Claims::summary);
  }

  private static Summary summary(Outlived.Person person) {
    var application = person.application();
    return new Summary(
        application.id().toString(),
        application.process().toString(),
        person.title(),
        person.contact().givenName(),
        person.contact().familyName(),
        application.receivedAt(),
        person.until());
  }

  private record Sealed(
      SealedApplication application,
      String title,
      Instant until,
      List<SealedDocument> documents,
      List<SealedNote> notes,
      List<SealedStatement> statements,
      List<Rectifications.Shown> rectifications) {}

  Claim read(Actor actor, ApplicationId id) {
    return shown(claims.with(actor, id, Action.CLAIM_READ, Claims::sealed));
  }

  private static Sealed sealed(Transaction tx, SealedApplication application) {
    var id = application.id();
    return tx.first(
            """
            select p.title, b.ends_at from basis b join hiring_process p on p.id = b.process_id
            where b.application_id = ? and b.activity = 'claims-defence'
            """,
            row ->
                new Sealed(
                    application,
                    row.text("title"),
                    row.instant("ends_at"),
                    DocumentRows.of(tx, id),
                    NoteRows.of(tx, id),
                    StatementRows.of(tx, id),
                    Rectifications.of(tx, id)),
            id)
        .orElseThrow();
  }

  private Claim shown(Sealed sealed) {
    var application = sealed.application();
    var profile = opener.profile(application);
    var form = opener.form(application);
    return new Claim(
        application.id().toString(),
        application.process().toString(),
        sealed.title(),
        application.receivedAt(),
        sealed.until(),
        profile.givenName(),
        profile.familyName(),
        profile.email(),
        profile.phone(),
        profile.address(),
        form.coverLetter(),
        form.answers(),
        sealed.documents().stream().map(d -> ShownDocument.of(opener, application, d)).toList(),
        sealed.notes().stream()
            .map(n -> ShownNote.of(opener, application, n, sealed.statements()))
            .toList(),
        ShownDecision.of(opener, application),
        ShownStatement.about(null, opener, application, sealed.statements()),
        sealed.rectifications());
  }

  Original original(Actor actor, ApplicationId id, DocumentId document) {
    return claims.original(actor, id, document);
  }
}
