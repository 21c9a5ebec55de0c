package no.slett.accountability.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;

/**
 * Who was told of whom. It is journalled: an older database does not know of the letters, would
 * have everybody told again, and would have recipients wait who get data already.
 */
public final class ToldEntries {
  private static final String KIND = "notice-told";
  private static final int MOST = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private ToldEntries() {}

  /** What the journal's entry does, when it happens and again after a restore. */
  public static Effect effect() {
    return new Remembered();
  }

  /**
   * Decides to journal what is not yet, also what an instance told that died before it could; for
   * purpose {@code clock}. Once that is committed, {@link Events#carryOut} does it.
   *
   * @return nothing when all of it is
   */
  static Optional<UUID> intend(Transaction tx) {
    var entry = UUID.randomUUID();
    var told =
        tx.first(
                """
                with fresh as (
                  select application_id, recipient from notice_told where entry is null
                  order by application_id, recipient limit ? for update skip locked),
                noted as (
                  update notice_told t set entry = ? from fresh f
                  where t.application_id = f.application_id and t.recipient = f.recipient
                  returning t.*)
                select jsonb_agg(jsonb_build_object('application', application_id,
                  'recipient', recipient, 'toldAt', told_at, 'countsFrom', counts_from)) as told
                from noted having count(*) > 0
                """,
                row -> read(row.text("told")),
                MOST,
                entry)
            .map(list -> Map.of("told", list));
    told.ifPresent(body -> Events.intend(tx, entry, KIND, JSON.valueToTree(body)));
    return told.map(_ -> entry);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("jsonb is json", e);
    }
  }

  private record Remembered() implements Effect {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    /** A database older than a recipient learns from when it counts, and who knows of it. */
    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      var told = entry.body().path("told");
      tx.update(
          """
          update recipient r set counts_from = t.since
          from (select recipient, min("countsFrom") as since
              from jsonb_to_recordset(?::jsonb) as v (recipient text, "countsFrom" timestamptz)
              group by 1) t
          where r.id = t.recipient and r.declared and r.counts_from is null
          """,
          told);
      tx.update(
          """
          insert into notice_told (application_id, recipient, told_at, counts_from, entry)
          select e.application_id, r.id, v."toldAt", v."countsFrom", ?
          from jsonb_to_recordset(?::jsonb) as v (application uuid, recipient text,
              "toldAt" timestamptz, "countsFrom" timestamptz)
            join erasure e on e.application_id = v.application and e.claimed_at is null
            join recipient r on r.id = v.recipient
          on conflict do nothing
          """,
          entry.id(),
          told);
    }
  }
}
