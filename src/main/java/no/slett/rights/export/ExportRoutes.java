package no.slett.rights.export;

import java.util.List;
import no.slett.access.AccessSection;
import no.slett.basis.AnswerTerms;
import no.slett.database.Database;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Problem;
import no.slett.http.Routes;
import no.slett.id.Language;
import no.slett.rights.Requests;

/** Copies over HTTP. */
public final class ExportRoutes implements Routes.Source {
  private static final Access SIGNED_IN = Access.signedIn();

  private final Copies copies;
  private final PackageWriter writer;

  /**
   * Takes what copies are made of.
   *
   * @param sections what each feature tells, in the order in which it is told
   */
  public ExportRoutes(
      Database database, Requests requests, List<AccessSection> sections, AnswerTerms terms) {
    this.copies = new Copies(database, requests, sections);
    this.writer = new PackageWriter(terms);
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/me/export", SIGNED_IN, this::export);
  }

  private Answer export(Exchange exchange) {
    var wanted = exchange.query("lang").map(ExportRoutes::language);
    var copy = copies.prepare(exchange.mailbox(), wanted);
    return Answer.stream(
            Zip.MEDIA_TYPE,
            out -> {
              writer.write(copy, out);
              copies.delivered(copy);
            })
        .attachment("slett-" + copy.preparedAt().toString().substring(0, 10) + ".zip");
  }

  private static Language language(String tag) {
    return Language.of(tag)
        .orElseThrow(() -> Problem.invalidField("lang", "Give nb, nn or en.").exception());
  }
}
