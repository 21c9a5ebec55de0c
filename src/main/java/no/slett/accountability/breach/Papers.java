package no.slett.accountability.breach;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.http.Json;
import no.slett.id.BreachId;
import no.slett.vault.DataKey;
import no.slett.vault.KeyMissingException;
import no.slett.vault.OwnKeys;
import org.jspecify.annotations.Nullable;

/**
 * What was written about breaches, sealed under a key of each breach's own. Entries are added and
 * never changed (Art. 33(5)).
 */
final class Papers {
  private final OwnKeys keys;
  private final Json json = new Json();

  Papers(OwnKeys keys) {
    this.keys = keys;
  }

  /**
   * What an entry says.
   *
   * @param text what was written: of a decision its reasons, of an opening the nature
   * @param detectedBy of an opening
   * @param decision of a decision, the word
   * @param ground of Art. 34(3), where a person need not be told
   * @param delay why the authority was told later than 72 hours after
   * @param notice what the persons are told
   */
  record Paper(
      @Nullable String text,
      @Nullable String detectedBy,
      @Nullable String decision,
      @Nullable String ground,
      @Nullable String delay,
      @Nullable PersonsNotice notice) {
    static Paper text(String text) {
      return new Paper(text, null, null, null, null, null);
    }

    @Override
    public String toString() {
      return "Paper[...]";
    }
  }

  /** An entry; without its paper when a restore lost the key. */
  record Entry(String kind, Instant writtenAt, @Nullable Paper paper) {}

  /** Makes the key of a new breach, durable on return. */
  void open(BreachId breach) {
    keys.create(breach.value());
  }

  /** Those of breaches that are forgotten. */
  void destroy(List<UUID> breaches) {
    keys.destroy(breaches);
  }

  /** Adds an entry; for a transaction of purpose {@code rights} about the breach. */
  void add(Transaction tx, BreachId breach, String kind, String author, Paper paper) {
    var id = UUID.randomUUID();
    var key = DataKey.random();
    tx.update(
        """
        insert into breach_entry (id, breach_id, kind, author, written_at, data_key, content)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        breach,
        kind,
        author,
        tx.instant(),
        keys.find(breach.value()).wrap(key, aad(id)),
        key.seal(json.write(paper), aad(id)));
  }

  /** All of them, oldest first. */
  List<Entry> all(Transaction tx, BreachId breach) {
    return tx.list(
        """
        select id, kind, written_at, data_key, content from breach_entry
        where breach_id = ? order by written_at, id
        """,
        row -> new Entry(row.text("kind"), row.instant("written_at"), opened(row, breach)),
        breach);
  }

  /** What the persons are to be told now. */
  Optional<PersonsNotice> notice(Transaction tx, BreachId breach) {
    return all(tx, breach).reversed().stream()
        .flatMap(entry -> Optional.ofNullable(entry.paper()).stream())
        .flatMap(paper -> Optional.ofNullable(paper.notice()).stream())
        .findFirst();
  }

  private @Nullable Paper opened(Row row, BreachId breach) {
    var aad = aad(row.uuid("id"));
    try {
      var key = keys.find(breach.value()).unwrap(row.bytes("data_key"), aad);
      return json.read(key.open(row.bytes("content"), aad), Paper.class);
    } catch (KeyMissingException lost) {
      return null;
    }
  }

  private static String aad(UUID id) {
    return "breach:" + id;
  }
}
