package no.slett.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.Effect;
import no.slett.journal.JournalEntry;
import no.slett.webhook.Notifications;

/**
 * What the journal's entries of this room do. In the ordinary course rows say so already; after a
 * restore they make the database go that way again.
 */
public final class ErasureEffects {
  static final String ERASURE = "erasure";
  static final String PURGE = "purge";
  static final String REDUCTION = "reduction";
  static final String CERTIFICATES = "certificates";

  private ErasureEffects() {}

  /** All of them, for the journal. */
  public static List<Effect> all(InstantSource systemClock) {
    return List.of(
        new Claimed(ERASURE, Extent.PERSONS, systemClock),
        new Claimed(PURGE, Extent.PROCESS, systemClock),
        new Claimed(REDUCTION, Extent.REDUCTION, systemClock),
        new Certified());
  }

  private record Claimed(String kind, Extent extent, InstantSource systemClock) implements Effect {
    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      var batch = batch(entry);
      if (!processIsThere(tx, batch.process())) {
        return;
      }
      if (isThere(tx, batch)) {
        return;
      }
      // leased to nobody: the replay runs it before the service is ready
      Batches.insert(tx, batch, systemClock.instant().minus(Batches.LEASE));
      var survivals = Survival.read(entry.body().path("survivals"));
      KeptConsent.read(entry.body().path("consents")).forEach(consent -> consent.revive(tx));
      Survivors.revive(tx, batch, survivals);
      switch (extent) {
        case PERSONS -> Claims.claim(tx, batch, applications(entry.body()));
        case REDUCTION -> Reductions.write(tx, batch, survivals);
        case PROCESS -> {
          Survival.add(tx, batch, survivals);
          Claims.claimAll(tx, batch);
        }
      }
    }

    private Batch batch(JournalEntry entry) {
      return new Batch(
          entry.id(),
          HiringProcessId.parse(entry.body().path("process").asText()),
          extent,
          entry.body().path("trigger").asText(),
          ErasureStep.CLAIMED,
          Instant.parse(entry.body().path("claimedAt").asText()));
    }

    private static boolean processIsThere(Transaction tx, HiringProcessId process) {
      return tx.first("select id from hiring_process where id = ?", row -> row.uuid("id"), process)
          .isPresent();
    }

    private static boolean isThere(Transaction tx, Batch batch) {
      return tx.first(
              "select id from erasure_batch where id = ?", row -> row.uuid("id"), batch.id())
          .isPresent();
    }

    private static List<ApplicationId> applications(JsonNode body) {
      return StreamSupport.stream(body.path("applications").spliterator(), false)
          .map(id -> ApplicationId.parse(id.asText()))
          .toList();
    }
  }

  private record Certified() implements Effect {
    @Override
    public String kind() {
      return CERTIFICATES;
    }

    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      tx.update(
          """
          with signed as (
            select * from jsonb_to_recordset(?::jsonb)
              as c (receipt_hash text, jws text, finished_at timestamptz, answers_to timestamptz)),
          kept as (
            insert into certificate (receipt_hash, jws, finished_at, answers_to)
            select receipt_hash, jws, finished_at, answers_to from signed on conflict do nothing)
          update erasure e set finished_at = s.finished_at from signed s
          where e.receipt_hash = s.receipt_hash and e.rows_gone is not null
          """,
          entry.body().path("certificates"));
      tell(tx, entry.body());
    }

    /** Whoever had the data hears of it with the certificate, and again after a restore. */
    private static void tell(Transaction tx, JsonNode body) {
      if (body.has("batch")) {
        Notifications.erased(
            tx,
            UUID.fromString(body.path("batch").asText()),
            HiringProcessId.parse(body.path("process").asText()),
            body.path("certificates"));
      }
    }
  }
}
