package no.slett.disclosure;

import java.util.List;
import java.util.Locale;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;
import no.slett.id.Language;
import no.slett.settings.Translated;

/** Tells who outside was given what, by name (Art. 15(1)(c), law AC-3). */
public final class RecipientsSection {
  private static final String LEDGER =
      """
      select r.name, r.role, r.category_nb, r.category_nn, r.category_en, r.country, r.transfer,
          d.recipient, d.path, d.categories, d.purpose, d.at
      from disclosure d join recipient r on r.id = d.recipient
      where d.application_id = ? order by d.at, d.id
      """;

  private RecipientsSection() {}

  /** The section. */
  public static AccessSection create() {
    return AccessSection.rows("recipients", LEDGER, RecipientsSection::entry);
  }

  private static Entry entry(Row row) {
    var category =
        new Translated(row.text("category_nb"), row.text("category_nn"), row.text("category_en"));
    return new Entry()
        .text("name", row.text("name"))
        .said("doing", List.of(category))
        .code("role", row.text("role"))
        .text("country", row.text("country"))
        .said("countryText", List.of(country(row.text("country"))))
        .code("transferBasis", row.textOrNull("transfer"))
        .at("at", row.instant("at"))
        .code("path", row.text("path"))
        .codes("categories", row.texts("categories"))
        .code("purpose", row.text("purpose"))
        .text("recipientId", row.text("recipient"));
  }

  private static Translated country(String code) {
    var country = Locale.of("", code);
    return new Translated(
        country.getDisplayCountry(Language.NB.locale()),
        country.getDisplayCountry(Language.NN.locale()),
        country.getDisplayCountry(Language.EN.locale()));
  }
}
