package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.slett.journal.Journal;
import no.slett.journal.JournalEntry;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the doors stay shut after a restore: a thousand erasures, and ten thousand, which should
 * take ten times as long and not a hundred. Printed, never asserted: machines differ.
 */
final class ReplayTimeTest {
  /** As many as one claim takes, and as many as one entry certifies. */
  private static final int IN_ONE_ENTRY = 200;

  @TempDir private Path folder;

  @Test
  @Law("BK-1")
  void aThousandAndTenThousandErasures() throws Exception {
    var few = replayed(1_000);
    var many = replayed(10_000);
    System.err.printf(
        Locale.ROOT,
        "Replay after a restore: 1,000 erasures in %.1f s, 10,000 in %.1f s%n",
        few.toMillis() / 1000.0,
        many.toMillis() / 1000.0);
  }

  /** From the start of the service until it is ready. */
  private Duration replayed(int erasures) throws Exception {
    try (var house = House.build(Files.createDirectory(folder.resolve("house-" + erasures)))) {
      String process;
      try (var service = house.open()) {
        process = Story.of(service).openProcess("Teller", "P14D");
      }
      house.execute(applications(process, erasures));
      journal(house, process, erasures);

      var begun = System.nanoTime();
      try (var service = house.open()) {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(service.port()).isPositive();
        assertThat(house.count("application")).isZero();
        assertThat(house.count("document")).isZero();
        assertThat(house.count("erasure where finished_at is not null")).isEqualTo(erasures);
        assertThat(house.count("certificate where jws like 'signed-%'")).isEqualTo(erasures);
        assertThat(house.count("certificate")).isEqualTo(erasures);
        return took;
      }
    }
  }

  /** As an older database has them: their promise is made, nothing is due. */
  private static String applications(String process, int count) {
    return """
    with made as (
      insert into slett.application (id, process_id, received_at, stage, locale, notice_version,
          notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
      select lpad(to_hex(i), 32, '0')::uuid, '%1$s', now(), 'new', 'nb', '1', '1', '\\x11', '\\x22', '\\x33',
          decode(repeat('44', 500), 'hex'), decode(repeat('55', 500), 'hex'), 'form'
      from generate_series(1, %2$d) i returning id),
    based as (
      insert into slett.basis (application_id, activity, process_id, began_at, ends_at)
      select id, 'recruitment', '%1$s', now(), now() + interval '1 year' from made),
    filed as (
      insert into slett.document (id, application_id, process_id, position, kind, state, media_type,
          size, data_key, name, object)
      select gen_random_uuid(), id, '%1$s', 0, 'cv', 'refused', 'text/plain', 1, '\\x33', '\\x44', id
      from made)
    insert into slett.erasure (application_id, process_id, receipt_hash, promised_by)
    select id, '%1$s', 'receipt-' || id, now() + interval '1 year' from made
    """
        .formatted(process, count);
  }

  private static void journal(House house, String process, int erasures) throws Exception {
    try (var store = new FileObjectStore(house.folder().resolve("journal"))) {
      var journal = new Journal(store, house.configuration().signingKey());
      for (var from = 1; from <= erasures; from += IN_ONE_ENTRY) {
        var ids = IntStream.range(from, from + IN_ONE_ENTRY).mapToObj(ReplayTimeTest::id).toList();
        Stream.of(erasure(process, ids), certificates(ids)).forEach(journal::write);
      }
    }
  }

  private static JournalEntry erasure(String process, List<UUID> ids) {
    var now = Instant.now();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", process)
            .put("trigger", "withdrawn")
            .put("claimedAt", now.toString());
    var applications = body.putArray("applications");
    ids.forEach(id -> applications.add(id.toString()));
    return new JournalEntry(UUID.randomUUID(), LocalDate.now(ZoneOffset.UTC), "erasure", now, body);
  }

  private static JournalEntry certificates(List<UUID> ids) {
    var now = Instant.now();
    var body = JsonNodeFactory.instance.objectNode();
    var certificates = body.putArray("certificates");
    for (var id : ids) {
      certificates
          .addObject()
          .put("receipt_hash", "receipt-" + id)
          .put("jws", "signed-" + id)
          .put("finished_at", now.toString())
          .put("answers_to", now.plus(Duration.ofDays(1000)).toString());
    }
    return new JournalEntry(
        UUID.randomUUID(), LocalDate.now(ZoneOffset.UTC), "certificates", now, body);
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
