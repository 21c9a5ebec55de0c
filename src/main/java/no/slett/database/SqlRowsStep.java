package no.slett.database;

import java.util.Collection;
import java.util.List;
import no.slett.id.ApplicationId;
import org.jspecify.annotations.Nullable;

/** A step of one or two statements. */
record SqlRowsStep(String erasing, @Nullable String listing) implements RowsStep {
  @Override
  public List<Gone> erase(Transaction tx, Collection<ApplicationId> applications) {
    return tx.list(erasing, SqlRowsStep::gone, Transaction.array(applications));
  }

  @Override
  public List<Item> items(Transaction tx, Collection<ApplicationId> applications) {
    return listing == null
        ? List.of()
        : tx.list(listing, Item::read, Transaction.array(applications));
  }

  private static Gone gone(Row row) {
    return new Gone(
        new ApplicationId(row.uuid("application_id")), row.text("category"), row.number("n"));
  }
}
