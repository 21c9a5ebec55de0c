package no.slett.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/** Reads and changes the working index, one partition per hiring process. */
public final class Directory {
  private static final String WORDS =
      """
      strip(to_tsvector('norwegian', ?)) || strip(to_tsvector('simple', ?))
        || strip(to_tsvector('english', ?))
      """;

  /** A tsvector holds 1 MiB; three configurations of this many characters always fit. */
  private static final int LONGEST_TEXT = 250_000;

  private Directory() {}

  /** Makes the partitions of a process; idempotent. */
  public static void createPartition(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.create_partition(?)", process);
  }

  /** Says that the index of a process is whole. */
  public static void markReady(Transaction tx, HiringProcessId process) {
    tx.update(
        "insert into working_index.ready (process_id) values (?) on conflict do nothing", process);
  }

  /** False after a crash of PostgreSQL, until the index has been rebuilt. */
  public static boolean isReady(Transaction tx, HiringProcessId process) {
    return tx.first(
            "select true as ready from working_index.ready where process_id = ?",
            row -> row.flag("ready"),
            process)
        .isPresent();
  }

  /** Adds or replaces an applicant, with the words to find them by. */
  public static void put(
      Transaction tx, HiringProcessId process, ApplicationId application, Contact contact) {
    tx.update(
        """
        insert into working_index.directory
            (process_id, application_id, given_name, family_name, email, phone)
        values (?, ?, ?, ?, ?, ?)
        on conflict (process_id, application_id) do update set given_name = excluded.given_name,
            family_name = excluded.family_name, email = excluded.email, phone = excluded.phone
        """,
        process,
        application,
        contact.givenName(),
        contact.familyName(),
        contact.email(),
        contact.phone());
  }

  /** Adds or replaces the words of one item: a letter, a document. */
  public static void putText(
      Transaction tx, HiringProcessId process, ApplicationId application, UUID item, String text) {
    var indexed = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    tx.update(
        "insert into working_index.fulltext (process_id, application_id, item_id, words)\n"
            + "values (?, ?, ?, "
            + WORDS
            + ") on conflict (process_id, application_id, item_id)\n"
            + "do update set words = excluded.words",
        process,
        application,
        item,
        indexed,
        indexed,
        indexed);
  }

  /** The contacts of applicants that the transaction may see. */
  public static Map<ApplicationId, Contact> contacts(
      Transaction tx, HiringProcessId process, Collection<ApplicationId> applications) {
    var found = new HashMap<ApplicationId, Contact>();
    tx.list(
        """
        select application_id, given_name, family_name, email, phone
        from working_index.directory where process_id = ? and application_id = any (?::uuid[])
        """,
        row ->
            found.put(
                new ApplicationId(row.uuid("application_id")),
                new Contact(
                    row.text("given_name"),
                    row.text("family_name"),
                    row.text("email"),
                    row.textOrNull("phone"))),
        process,
        Transaction.array(applications));
    return found;
  }

  /** Removes persons and their words. */
  public static void remove(
      Transaction tx, HiringProcessId process, Collection<ApplicationId> applications) {
    var ids = Transaction.array(applications);
    tx.update(
        "delete from working_index.directory where process_id = ? and application_id = any"
            + " (?::uuid[])",
        process,
        ids);
    tx.update(
        "delete from working_index.fulltext where process_id = ? and application_id = any"
            + " (?::uuid[])",
        process,
        ids);
  }

  /** Empties the partitions of a process, inside this transaction. */
  public static void truncate(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.truncate_partition(?)", process);
  }

  /** Rewrites the files of a process's partitions, so that no dead row lingers in them. */
  public static void rewrite(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.rewrite_partition(?)", process);
  }

  /** Drops the partitions of a process; fails when readers hold them for longer than 2 s. */
  public static void drop(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.drop_partition(?)", process);
  }

  /** What a search term finds: see {@link Search}. */
  public static List<ApplicationId> search(Transaction tx, HiringProcessId process, Search search) {
    return tx.list(
        """
        with hit as materialized (
          select f.application_id, t.term
          from unnest(?::text[]) with ordinality as t(word, term)
          join working_index.fulltext f on f.process_id = ?
            and f.words @@ (to_tsquery('norwegian', t.word) || to_tsquery('english', t.word)
              || to_tsquery('simple', t.word)))
        select application_id from hit group by application_id having count(distinct term) = ?
        """,
        row -> new ApplicationId(row.uuid("application_id")),
        Transaction.array(search.prefixes()),
        process,
        search.prefixes().size());
  }
}
