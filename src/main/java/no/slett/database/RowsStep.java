package no.slett.database;

import java.util.Collection;
import java.util.List;
import no.slett.id.ApplicationId;

/**
 * What a feature that stores personal data contributes: how its rows go, and what they were.
 *
 * <p>Idempotent; runs in the one transaction that erases all rows of a batch.
 */
@FunctionalInterface
public interface RowsStep {
  /** Deletes the rows of these applications and tells what was deleted. */
  List<Gone> erase(Transaction tx, Collection<ApplicationId> applications);

  /**
   * Rows that are gone.
   *
   * @param category in the words of the certificate, such as {@code cv}
   */
  record Gone(ApplicationId application, String category, long count) {}

  /**
   * A step of one statement, which takes an array of application ids and answers {@code
   * application_id}, {@code category} and {@code n}.
   */
  static RowsStep sql(String statement) {
    return (tx, applications) ->
        tx.list(
            statement,
            row ->
                new Gone(
                    new ApplicationId(row.uuid("application_id")),
                    row.text("category"),
                    row.number("n")),
            Transaction.array(applications));
  }
}
