package no.slett.erasure;

import java.time.Instant;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.id.HiringProcessId;

/**
 * Applications of one process that are erased together.
 *
 * @param id also the id of its journal entry
 * @param trigger what made it due, in the words of the certificate
 * @param done the last step on record
 */
record Batch(
    UUID id,
    HiringProcessId process,
    Extent extent,
    String trigger,
    ErasureStep done,
    Instant startedAt) {
  static Batch read(Row row) {
    return new Batch(
        row.uuid("id"),
        new HiringProcessId(row.uuid("process_id")),
        Extent.of(row.text("extent")),
        row.text("trigger"),
        ErasureStep.valueOf(row.text("step")),
        row.instant("started_at"));
  }

  /** Whether the process itself is purged: its key goes first. */
  boolean whole() {
    return extent == Extent.PROCESS;
  }

  /** Whether something of its applications stays. */
  boolean reduces() {
    return extent == Extent.REDUCTION;
  }

  /** The folder of its process in the stores of objects and keys. */
  String folder() {
    return process + "/";
  }
}
