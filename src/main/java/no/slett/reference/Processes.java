package no.slett.reference;

import java.time.Instant;
import no.slett.database.Transaction;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** What letters say of a hiring process. */
record Processes(String title, String language, @Nullable Instant latest) {
  static Processes of(Transaction tx, HiringProcessId id) {
    return tx.first(
            "select title, language, latest from hiring_process where id = ?",
            row ->
                new Processes(row.text("title"), row.text("language"), row.instantOrNull("latest")),
            id)
        .orElseThrow();
  }
}
