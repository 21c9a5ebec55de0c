package no.slett.review;

import java.time.Instant;
import java.util.List;
import no.slett.application.Opener;
import no.slett.application.Original;
import no.slett.application.Outlived;
import no.slett.application.ShownDocument;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.http.Listing;
import no.slett.http.Page;
import no.slett.id.ApplicationId;
import no.slett.id.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * People who said yes to being remembered, of closed processes only: the database shows this
 * purpose nobody whose position is open (law CO-2).
 */
final class TalentPool {
  private final Outlived pool;
  private final Opener opener;

  TalentPool(Database database, Opener opener) {
    this.pool = Outlived.talentPool(database, opener);
    this.opener = opener;
  }

  /**
   * Somebody in the talent pool.
   *
   * @param consentExpiresAt when they disappear by themselves
   */
  record Talent(
      String applicationId,
      String hiringProcessId,
      String title,
      String givenName,
      String familyName,
      String email,
      @Nullable String phone,
      Instant consentExpiresAt,
      List<ShownDocument> documents) {
    @Override
    public String toString() {
      return "Talent[" + applicationId + "]";
    }
  }

  Listing<Talent> page(Actor actor, Page page) {
    return pool.page(actor, page, this::shown);
  }

  private Talent shown(Outlived.Person person) {
    var application = person.application();
    var contact = person.contact();
    return new Talent(
        application.id().toString(),
        application.process().toString(),
        person.title(),
        contact.givenName(),
        contact.familyName(),
        contact.email(),
        contact.phone(),
        person.until(),
        person.documents().stream().map(d -> ShownDocument.of(opener, application, d)).toList());
  }

  Original original(Actor actor, ApplicationId id, DocumentId document) {
    return pool.original(actor, id, document);
  }
}
