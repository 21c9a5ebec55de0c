package no.slett.erasure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.id.ApplicationId;
import no.slett.statistics.Event;
import no.slett.statistics.Statistics;

/** The transaction in which rows and index entries go, and what they were is kept in numbers. */
final class RowsGone {
  /** The name under which the number of an application's objects is counted among its rows. */
  static final String OBJECTS = "#objects";

  private final List<RowsStep> rows;

  RowsGone(List<RowsStep> rows) {
    this.rows = List.copyOf(rows);
  }

  void erase(Transaction tx, Batch batch) {
    var applications = Batches.applications(tx, batch);
    if (!batch.reduces()) {
      Survival.replace(tx, batch, applications, List.of());
    }
    var gone = eraseRows(tx, applications);
    eraseIndex(tx, batch, applications);
    if (!batch.reduces()) {
      demandGone(tx, batch, applications);
    }
    keepCounts(tx, batch, gone);
  }

  private Map<ApplicationId, Map<String, Long>> eraseRows(
      Transaction tx, Collection<ApplicationId> applications) {
    var gone = new HashMap<ApplicationId, Map<String, Long>>();
    applications.forEach(application -> gone.put(application, new HashMap<>()));
    for (var step : rows) {
      for (var row : step.erase(tx, applications)) {
        gone.computeIfAbsent(row.application(), a -> new HashMap<>())
            .merge(row.category(), row.count(), Long::sum);
      }
    }
    return gone;
  }

  private static void eraseIndex(
      Transaction tx, Batch batch, Collection<ApplicationId> applications) {
    switch (batch.extent()) {
      case PROCESS -> Directory.truncate(tx, batch.process());
      case PERSONS -> {
        Directory.remove(tx, batch.process(), applications);
        Directory.removeSurvivors(tx, applications);
      }
      case REDUCTION -> {
        Directory.keepSurvivors(tx, batch.process(), applications);
        Directory.remove(tx, batch.process(), applications);
      }
    }
  }

  /** Foreign keys make an application the last of its rows: without it there are no others. */
  private static void demandGone(
      Transaction tx, Batch batch, Collection<ApplicationId> applications) {
    var left =
        tx.list(
            "select id from application where id = any (?::uuid[]) limit 1",
            row -> row.uuid("id"),
            Transaction.array(applications));
    Eraser.demandNone(left.size(), "rows", batch);
  }

  private static void keepCounts(
      Transaction tx, Batch batch, Map<ApplicationId, Map<String, Long>> gone) {
    var objects = Batches.counted(tx, batch).map(Counts::read).orElse(Map.of());
    gone.forEach((id, counts) -> counts.put(OBJECTS, objects.getOrDefault(id.toString(), 0L)));
    var byId =
        gone.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().toString(), Map.Entry::getValue));
    var changed = tx.update(batch.reduces() ? REDUCED : GONE, Counts.write(byId), batch.id());
    if (!batch.reduces()) {
      Statistics.count(tx, Event.ERASED, batch.process(), changed);
    }
  }

  private static final String GONE =
      """
      update erasure e set rows_gone = g.value from jsonb_each(?::jsonb) g
      where e.application_id = g.key::uuid and e.rows_gone is null and e.batch_id = ?
      """;

  /** Kept by batch: a step that is done again finds nothing, and must not count that. */
  private static final String REDUCED =
      """
      update erasure e set reduced = jsonb_build_object(e.reduction::text, g.value) || e.reduced
      from jsonb_each(?::jsonb) g
      where e.application_id = g.key::uuid and e.reduction = ?
      """;
}
