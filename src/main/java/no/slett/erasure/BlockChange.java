package no.slett.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.BiConsumer;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.BlockId;
import no.slett.journal.Effect;
import no.slett.journal.JournalEntry;

/** One kind of event about a hold or restriction; its body names the block. */
record BlockChange(String kind, BiConsumer<Transaction, JournalEntry> change) implements Effect {
  /** Stands for whoever opened what a restore brought back. */
  static final String RESTORED = "restored";

  @Override
  public Purpose purpose() {
    return Purpose.REPLAY;
  }

  @Override
  public void apply(Transaction tx, JournalEntry entry) {
    change.accept(tx, entry);
  }

  static ObjectNode body(BlockId id) {
    return JsonNodeFactory.instance.objectNode().put("id", id.toString());
  }

  static String id(JournalEntry entry) {
    return entry.body().path("id").asText();
  }

  static Instant instant(JournalEntry entry, String field) {
    return Instant.parse(entry.body().path(field).asText());
  }
}
