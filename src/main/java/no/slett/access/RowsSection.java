package no.slett.access;

import java.util.function.Function;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** A section of one query. */
record RowsSection(String name, String sql, Function<Row, Entry> mapper, boolean isTable)
    implements AccessSection {
  @Override
  public Sealed read(Transaction tx, ApplicationId application) {
    var entries = tx.list(sql, mapper, application);
    return () -> entries;
  }
}
