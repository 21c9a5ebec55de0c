package no.slett.accountability.record;

import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.InlineSource;
import no.slett.http.Problem;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.Language;

/** The record over HTTP. It names no applicant, so that no event is logged. */
public final class RecordRoutes implements Routes.Source {
  private static final String POLICY =
      "default-src 'none'; frame-ancestors 'none'; style-src " + InlineSource.of(RecordPage.STYLE);

  private final Database database;
  private final RecordWriter writer;

  public RecordRoutes(Database database, RecordWriter writer) {
    this.database = database;
    this.writer = writer;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/privacy/record", Access.roles(Role.PRIVACY_OFFICER), this::read);
  }

  private Answer read(Exchange exchange) {
    var language = exchange.query("lang").map(RecordRoutes::language).orElse(Language.NB);
    var actor = new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim());
    var written =
        database.inTransaction(
            Scope.of(Purpose.ACCOUNTABILITY, actor), tx -> writer.write(tx, language));
    var words = RecordWriter.words(language);
    if (exchange.accepts("text/html")) {
      return Answer.text("text/html; charset=utf-8", new RecordPage(words, written).html())
          .header("Content-Security-Policy", POLICY);
    }
    return exchange.accepts("text/csv")
        ? Answer.text("text/csv; charset=utf-8", new RecordTable(words, written).csv())
            .attachment("slett-record-" + language.tag() + ".csv")
        : Answer.ok(written);
  }

  private static Language language(String tag) {
    return Language.of(tag)
        .orElseThrow(() -> Problem.invalidField("lang", "Give nb, nn or en.").exception());
  }
}
