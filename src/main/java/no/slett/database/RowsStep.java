package no.slett.database;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.slett.id.ApplicationId;

/**
 * What a feature that stores personal data contributes: how its rows go, what they were, and which
 * sealed items they are.
 */
public interface RowsStep {
  /**
   * Deletes the rows of these applications, but for items that a row of {@code survival} names, and
   * tells what was deleted. Idempotent; runs in the one transaction that erases all rows of a
   * batch.
   */
  List<Gone> erase(Transaction tx, Collection<ApplicationId> applications);

  /** The sealed items of these applications that have a data key of their own. */
  List<Item> items(Transaction tx, Collection<ApplicationId> applications);

  /**
   * Rows that are gone.
   *
   * @param category in the words of the certificate, such as {@code cv}
   */
  record Gone(ApplicationId application, String category, long count) {}

  /**
   * Something that can survive by itself.
   *
   * @param aad what its data key and sealed values belong to
   * @param wrapped its data key under the application's key
   * @param objects names of its objects
   */
  record Item(
      ApplicationId application, UUID id, String aad, byte[] wrapped, List<String> objects) {
    static Item read(Row row) {
      return new Item(
          new ApplicationId(row.uuid("application_id")),
          row.uuid("id"),
          row.text("aad"),
          row.bytes("data_key"),
          row.texts("objects"));
    }
  }

  /** A step without items of their own, of one statement as {@link #sql(String, String)} says. */
  static RowsStep sql(String erasing) {
    return new SqlRowsStep(erasing, null);
  }

  /**
   * A step of two statements that take an array of application ids.
   *
   * @param erasing answers {@code application_id}, {@code category} and {@code n}
   * @param listing answers {@code application_id}, {@code id}, {@code aad}, {@code data_key} and
   *     {@code objects}
   */
  static RowsStep sql(String erasing, String listing) {
    return new SqlRowsStep(erasing, listing);
  }
}
