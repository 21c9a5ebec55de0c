package no.slett.accountability.record;

import java.util.List;
import java.util.Set;
import no.slett.accountability.record.ProcessingRecord.Party;
import no.slett.basis.Country;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.Language;

/** Recipients that the controller's file does not name any more: they may have got data. */
final class Former {
  private Former() {}

  /** For a transaction of purpose {@code accountability}. */
  static List<Party> recipients(Transaction tx, Language language) {
    return tx.list(
        """
        select id, name, role, category_nb, category_nn, category_en, country
        from recipient where not declared order by id
        """,
        row -> party(row, language));
  }

  private static Party party(Row row, Language language) {
    return new Party(
        row.text("id"),
        row.text("name"),
        row.text("role"),
        row.text("category_" + language.tag()),
        new Country(row.text("country")).name(language),
        null,
        List.of(),
        null,
        Set.of(),
        null,
        true);
  }
}
