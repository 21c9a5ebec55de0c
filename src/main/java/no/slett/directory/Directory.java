package no.slett.directory;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.mail.MailAddress;
import no.slett.vault.KeptFor;

/** Reads and changes the working index, one partition per hiring process. */
public final class Directory {
  private static final Duration SOON = Duration.ofSeconds(5);

  private Directory() {}

  /** Makes the partitions of a process; idempotent. Waits for no reader of other processes. */
  public static void createPartition(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.create_partition(?)", process);
  }

  /** Says that the index of a process is whole. */
  public static void markReady(Transaction tx, HiringProcessId process) {
    tx.update(
        "insert into working_index.ready (process_id) values (?) on conflict do nothing", process);
  }

  /** False after a crash of PostgreSQL, until the index has been rebuilt: lists say so. */
  public static boolean isReady(Transaction tx, HiringProcessId process) {
    return tx.first(
            "select true as ready from working_index.ready where process_id = ?",
            row -> row.flag("ready"),
            process)
        .isPresent();
  }

  /** 503, with when to come back: what has to be whole is not, just now. */
  public static ProblemException rebuilding() {
    return ProblemType.NOT_READY
        .problem("The index is being rebuilt: try again soon.")
        .retryAfter(SOON)
        .exception();
  }

  /** Adds a new applicant, and the words of one item: of the letter. */
  public static void add(
      Transaction tx,
      HiringProcessId process,
      ApplicationId application,
      Contact contact,
      UUID item,
      String text) {
    tx.update(
        """
        with held as materialized (select from working_index.lock_to_add(?)),
        person as (
          insert into working_index.directory
              (process_id, application_id, given_name, family_name, email, mailbox, phone)
          select ?::uuid, ?::uuid, ?, ?, ?, ?, ? from held)
        insert into working_index.fulltext (process_id, application_id, item_id, part, words)
        select ?::uuid, ?::uuid, ?::uuid, t.part, working_index.words(t.body)
        from held, unnest(?::text[]) with ordinality as t (body, part)
        """,
        process,
        process,
        application,
        contact.givenName(),
        contact.familyName(),
        contact.email(),
        MailAddress.mailbox(contact.email()),
        contact.phone(),
        process,
        application,
        item,
        Transaction.array(Words.parts(text)));
  }

  /** Adds or replaces an applicant. */
  public static void put(
      Transaction tx, HiringProcessId process, ApplicationId application, Contact contact) {
    tx.update(
        """
        insert into working_index.directory
            (process_id, application_id, given_name, family_name, email, mailbox, phone)
        select ?::uuid, ?::uuid, ?, ?, ?, ?, ? from working_index.lock_to_add(?)
        on conflict (process_id, application_id) do update set given_name = excluded.given_name,
            family_name = excluded.family_name, email = excluded.email,
            mailbox = excluded.mailbox, phone = excluded.phone
        """,
        process,
        application,
        contact.givenName(),
        contact.familyName(),
        contact.email(),
        MailAddress.mailbox(contact.email()),
        contact.phone(),
        process);
  }

  /**
   * Adds or replaces the words of one item: a letter, a document. Its rows must have been written
   * before in the same transaction, so that it cannot cross with their erasure.
   */
  public static void putText(
      Transaction tx, HiringProcessId process, ApplicationId application, UUID item, String text) {
    var parts = Words.parts(text);
    tx.update(
        """
        insert into working_index.fulltext (process_id, application_id, item_id, part, words)
        select ?::uuid, ?::uuid, ?::uuid, t.part, working_index.words(t.body)
        from working_index.lock_to_add(?), unnest(?::text[]) with ordinality as t (body, part)
        on conflict (process_id, application_id, item_id, part) do update
            set words = excluded.words
        """,
        process,
        application,
        item,
        process,
        Transaction.array(parts));
    tx.update(
        """
        delete from working_index.fulltext
        where process_id = ? and application_id = ? and item_id = ? and part > ?
        """,
        process,
        application,
        item,
        parts.size());
  }

  /**
   * Replaces an applicant who has put something right, and the words of the letter, where it is
   * searched. Nobody adds to the partition meanwhile: what a rebuild has read before is then there
   * already, and is left alone.
   */
  public static void correct(
      Transaction tx,
      HiringProcessId partition,
      ApplicationId application,
      Contact contact,
      Optional<String> letter) {
    tx.call("select working_index.lock_to_remove(?)", partition);
    put(tx, partition, application, contact);
    letter.ifPresent(text -> putText(tx, partition, application, application.value(), text));
  }

  /** Removes the words of one item, such as a document that another one supersedes. */
  public static void removeText(
      Transaction tx, HiringProcessId process, ApplicationId application, UUID item) {
    tx.call("select working_index.lock_to_remove(?)", process);
    tx.update(
        """
        delete from working_index.fulltext
        where process_id = ? and application_id = ? and item_id = ?
        """,
        process,
        application,
        item);
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

  /**
   * The applications of a mailbox, across processes, however the address is spelled. Under purpose
   * {@code sign-in} only.
   *
   * @return empty as long as the index of any running process is being rebuilt
   */
  public static Optional<List<ApplicationId>> ofMailbox(Transaction tx, String address) {
    var found =
        tx.list(
            "select working_index.of_mailbox(?) as id",
            row -> new ApplicationId(row.uuid("id")),
            MailAddress.mailbox(address));
    return RebuildRows.incomplete(tx).isEmpty() ? Optional.of(found) : Optional.empty();
  }

  /** Removes persons and their words. */
  public static void remove(
      Transaction tx, HiringProcessId process, Collection<ApplicationId> applications) {
    var ids = Transaction.array(applications);
    tx.call("select working_index.lock_to_remove(?)", process);
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

  /**
   * Puts survivors into the partitions of the purposes that keep them, as rows of {@code survival}
   * say, and takes them out of all others; before {@link #remove} takes them out of the process.
   */
  public static void keepSurvivors(
      Transaction tx, HiringProcessId process, Collection<ApplicationId> applications) {
    tx.call(
        "select working_index.keep_survivors(?, ?::uuid[])",
        process,
        Transaction.array(applications));
  }

  /** Removes persons who outlived their process, with their words. */
  public static void removeSurvivors(Transaction tx, Collection<ApplicationId> applications) {
    tx.call("select working_index.remove_survivors(?::uuid[])", Transaction.array(applications));
  }

  /**
   * Rewrites the partitions of purposes, as {@link #rewrite} does.
   *
   * @throws no.slett.database.DatabaseException 55P03 when others hold them for 0.5 s: try again
   */
  public static void rewriteSurvivors(Transaction tx) {
    tx.call("select working_index.rewrite_survivors()");
  }

  /** The partition in which all that survives for a purpose stands together. */
  public static HiringProcessId partition(KeptFor purpose) {
    return new HiringProcessId(new UUID(0, purpose.number()));
  }

  /** The purpose of a partition, if it is none of a process. */
  public static Optional<KeptFor> purpose(HiringProcessId partition) {
    return Arrays.stream(KeptFor.values())
        .filter(purpose -> partition(purpose).equals(partition))
        .findFirst();
  }

  /** Empties the partitions of a process, inside this transaction. */
  public static void truncate(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.truncate_partition(?)", process);
  }

  /**
   * Rewrites the files of a process's partitions, so that no dead row lingers in them.
   *
   * @throws no.slett.database.DatabaseException 55P03 when others hold them for 0.5 s: try again
   */
  public static void rewrite(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.rewrite_partition(?)", process);
  }

  /**
   * Drops the partitions of a process; idempotent.
   *
   * @throws no.slett.database.DatabaseException 55P03 when others hold them for 0.5 s: try again
   */
  public static void drop(Transaction tx, HiringProcessId process) {
    tx.call("select working_index.drop_partition(?)", process);
  }

  /**
   * The applications in which every word is found, of those that the transaction may see. Under
   * purpose {@code recruitment} only. A transaction that also asks for contacts does so afterwards:
   * who rewrites the index locks in that order.
   */
  public static List<ApplicationId> search(Transaction tx, HiringProcessId process, Search search) {
    return tx.list(
        """
        with hit as materialized (select h from working_index.search(?, ?) as h)
        select a.id from hit join application a on a.id = hit.h
        """,
        row -> new ApplicationId(row.uuid("id")),
        process,
        Transaction.array(search.terms()));
  }
}
