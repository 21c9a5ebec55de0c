package no.slett.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.vault.KeptFor;

/**
 * What outlives the pre-contract basis of one application for one purpose.
 *
 * @param items the application's own id for its form and profile, ids of documents and notes
 * @param until when its basis or block ends, as far as is known now
 */
record Survival(ApplicationId application, KeptFor purpose, Set<UUID> items, Instant until) {
  Survival {
    items = Set.copyOf(items);
  }

  static Survival read(Row row) {
    return new Survival(
        new ApplicationId(row.uuid("application_id")),
        KeptFor.of(row.text("purpose")),
        row.texts("items").stream().map(UUID::fromString).collect(Collectors.toSet()),
        row.instant("ends_at"));
  }

  /** What is written down of these applications. */
  static List<Survival> of(Transaction tx, Collection<ApplicationId> applications) {
    return tx.list(
        """
        select application_id, purpose, items::text[] as items, ends_at from survival
        where application_id = any (?::uuid[])
        """,
        Survival::read,
        Transaction.array(applications));
  }

  /** What is written down of all that outlives a process. */
  static List<Survival> of(Transaction tx, Batch batch) {
    return tx.list(
        """
        select application_id, purpose, items::text[] as items, ends_at from survival
        where process_id = ?
        """,
        Survival::read,
        batch.process());
  }

  /** Writes down what survives of a batch's applications, and nothing else of them. */
  static void replace(
      Transaction tx, Batch batch, Collection<ApplicationId> applications, List<Survival> all) {
    tx.update(
        "delete from survival where application_id = any (?::uuid[])",
        Transaction.array(applications));
    add(tx, batch, all);
  }

  /** Writes down what is not written down yet. */
  static void add(Transaction tx, Batch batch, List<Survival> all) {
    all.forEach(one -> one.insert(tx, batch));
  }

  private void insert(Transaction tx, Batch batch) {
    tx.update(
        """
        insert into survival (application_id, purpose, process_id, items, ends_at)
        select ?::uuid, ?, ?::uuid, ?::uuid[], ?::timestamptz where exists (
            select from erasure e where e.application_id = ? and e.claimed_at is null)
        on conflict do nothing
        """,
        application,
        purpose.wire(),
        batch.process(),
        Transaction.array(inOrder()),
        until,
        application);
  }

  /** Writes down the names of the objects that stay for it. */
  void remember(Transaction tx, Collection<String> objects) {
    tx.update(
        "update survival set objects = ? where application_id = ? and purpose = ?",
        Transaction.array(objects),
        application,
        purpose.wire());
  }

  /**
   * As the database sorts ids, which is not as Java does: arrays are compared with what it says.
   */
  private List<String> inOrder() {
    return items.stream().map(UUID::toString).sorted().toList();
  }

  /** As a journal entry names it. */
  void addTo(ArrayNode entries) {
    var entry =
        entries
            .addObject()
            .put("application", application.toString())
            .put("purpose", purpose.wire())
            .put("until", until.toString());
    var ids = entry.putArray("items");
    inOrder().forEach(ids::add);
  }

  /** Reads {@link #addTo}. */
  static List<Survival> read(JsonNode entries) {
    return StreamSupport.stream(entries.spliterator(), false).map(Survival::one).toList();
  }

  private static Survival one(JsonNode entry) {
    return new Survival(
        ApplicationId.parse(entry.path("application").asText()),
        KeptFor.of(entry.path("purpose").asText()),
        StreamSupport.stream(entry.path("items").spliterator(), false)
            .map(id -> UUID.fromString(id.asText()))
            .collect(Collectors.toSet()),
        Instant.parse(entry.path("until").asText()));
  }
}
