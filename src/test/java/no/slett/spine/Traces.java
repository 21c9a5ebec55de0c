package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.slett.id.ReceiptCode;
import org.awaitility.Awaitility;

/** What of an application is left anywhere, seen past every policy: in tables and folders. */
final class Traces {
  private static final List<String> TABLES = List.of("basis", "document", "note", "outbox");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final House house;

  Traces(House house) {
    this.house = house;
  }

  /** Returns when no mail waits, for which an erasure would wait too. */
  void awaitMailSent() {
    Awaitility.await().atMost(PATIENCE).until(() -> house.count("outbox") == 0);
  }

  /** Nothing is left but one certificate, and the journal and the audit log tell of one erasure. */
  void awaitErasedOnce(String process, JsonNode receipt) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              demandNoTrace(process, id(receipt));
              demandProof(
                  id(receipt), new ReceiptCode(receipt.path("receiptCode").asText()).hash());
            });
  }

  /** Nothing of the process is left but its facts. */
  void awaitPurged(String process) {
    var purged = "hiring_process where purged_at is not null and id = '" + process + "'";
    Awaitility.await().atMost(PATIENCE).until(() -> house.count(purged) == 1);
    var partition = process.replace("-", "");
    assertThat(house.count("installation, pg_class where relname like '%" + partition + "%'"))
        .isZero();
    assertThat(
            house.count("installation, working_index.ready where process_id = '" + process + "'"))
        .isZero();
    assertThat(stored("objects", process)).isEmpty();
    assertThat(stored("keys", process)).isEmpty();
  }

  /** The same, though so many applications outlive it. */
  void awaitPurgedButFor(String process, int survivors) {
    var purged = "hiring_process where purged_at is not null and id = '" + process + "'";
    Awaitility.await().atMost(PATIENCE).until(() -> house.count(purged) == 1);
    assertThat(stored("keys", process)).isEmpty();
    assertThat(stored("objects", process)).hasSize(survivors);
  }

  /** Whatever an earlier upload left behind has no row. */
  void demandNobodyElse(String process, JsonNode receipt) {
    var others = new TreeSet<>(stored("objects", process));
    others.addAll(stored("keys", process));
    others.removeAll(Set.of(id(receipt), "process"));
    for (var other : others) {
      var of = " where application_id = '" + other + "'";
      TABLES.forEach(table -> assertThat(house.count(table + of)).isZero());
      assertThat(house.count("erasure" + of)).isZero();
    }
    assertThat(house.count("application where process_id = '" + process + "'")).isEqualTo(1);
    assertThat(house.count("erasure where process_id = '" + process + "'")).isEqualTo(1);
  }

  private void demandNoTrace(String process, String application) {
    assertThat(stored("objects", process)).doesNotContain(application);
    assertThat(stored("keys", process)).doesNotContain(application);
    assertThat(house.count("application where id = '" + application + "'")).isZero();
    var of = " where application_id = '" + application + "'";
    for (var table : TABLES) {
      assertThat(house.count(table + of)).as(table).isZero();
    }
    assertThat(house.count("installation, working_index.directory" + of)).isZero();
    assertThat(house.count("installation, working_index.fulltext" + of)).isZero();
  }

  /** Waited for: that people were told of a closing is an entry that comes by itself. */
  private void demandWholeJournal() {
    assertThat(house.count("journal_entry where effected_at is null")).isZero();
    var entries = Folders.objects(house.folder().resolve("journal").resolve("entries"));
    assertThat((long) entries.size()).isEqualTo(house.count("journal_entry"));
  }

  private void demandProof(String application, String hash) {
    assertThat(house.count("certificate where receipt_hash = '" + hash + "'")).isEqualTo(1);
    var signed =
        "journal_entry j, jsonb_array_elements(j.body->'certificates') c"
            + " where j.kind = 'certificates' and c->>'receipt_hash' = '"
            + hash
            + "'";
    assertThat(house.count(signed)).isEqualTo(1);
    var batches =
        "erasure e join slett.erasure_batch b on b.id = e.batch_id"
            + " join slett.journal_entry j on j.id = b.id"
            + " where b.finished_at is not null and e.finished_at is not null"
            + " and j.effected_at is not null and e.application_id = '";
    assertThat(house.count(batches + application + "'")).isEqualTo(1);
    Awaitility.await().atMost(PATIENCE).untilAsserted(this::demandWholeJournal);
    var told = "audit_event where action = 'application-erased' and application_id = '";
    assertThat(house.count(told + application + "'")).isEqualTo(1);
  }

  /** The names right below a folder of a store; a folder that is not there has none. */
  Set<String> stored(String store, String name) {
    var folder = house.folder().resolve(store).resolve(name);
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (var names = Files.list(folder)) {
      return new TreeSet<>(names.map(Path::getFileName).map(Path::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
