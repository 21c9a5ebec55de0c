package no.slett.hiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import no.slett.clock.MovedClock;
import no.slett.clock.ServiceClock;
import no.slett.clock.SystemClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.database.Transaction;
import no.slett.hiring.Hiring.Draft;
import no.slett.id.HiringProcessId;
import no.slett.journal.Events;
import no.slett.journal.Journal;
import no.slett.journal.SigningKey;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Sender;
import no.slett.postgres.TestPostgres;
import no.slett.settings.Texts;
import no.slett.vault.FileObjectStore;
import no.slett.vault.KeyRing;
import no.slett.vault.MasterKey;
import org.jspecify.annotations.Nullable;

/** Hiring processes with all that moves them, and a clock to be moved. */
final class HiringRoom implements AutoCloseable {
  /** Noon in Oslo, in winter. */
  static final Instant START = Instant.parse("2027-02-01T11:00:00Z");

  static final Actor KARI = new Actor("5f6a-kari", "recruiter");
  private static final MailAddress MAILBOX = new MailAddress("jobb@example.no");
  private static final Duties NOBODY_HIRED =
      new Duties() {
        @Override
        public void demandMet(Transaction tx, HiringProcess process) {}

        @Override
        public void waive(Transaction tx, HiringProcess process) {}
      };
  private static final Scope CLOCK = Scope.system(Purpose.CLOCK, "test");

  final MovedClock clock = new MovedClock(START);
  final TestDatabase test = TestDatabase.create(TestPostgres.server(), clock);
  final FileObjectStore journalStore;
  final Events events;
  final Hiring hiring;
  private final FileObjectStore keyStore;
  private final Journal journal;

  HiringRoom(Path folder) {
    var retention = Retention.defaults();
    journalStore = new FileObjectStore(folder.resolve("journal"));
    keyStore = new FileObjectStore(folder.resolve("keys"));
    journal = new Journal(journalStore, SigningKey.parse(SigningKey.generate()));
    events = new Events(database(), journal, ClosingEffects.all(retention));
    var keys = new KeyRing(keyStore, MasterKey.parse(MasterKey.generate()), clock);
    hiring = new Hiring(database(), events, keys, retention, (_, _) -> {}, NOBODY_HIRED);
  }

  Database database() {
    return test.database();
  }

  /** The sweep of one of any number of instances. */
  ClockSweep sweep() {
    var letters = new LetterWriter(Texts.load(LetterWriter.class, LetterWriter.TEXTS, null));
    var warnings =
        new ClosingWarnings(
            letters,
            MAILBOX,
            new Sender("Eksempel AS", MAILBOX),
            URI.create("https://jobb.example.no/"),
            Retention.defaults(),
            new SystemClock(clock));
    return new ClockSweep(database(), events, warnings, NOBODY_HIRED);
  }

  ProcessActivity activity() {
    return new ProcessActivity(database(), Retention.defaults(), new ServiceClock(clock));
  }

  /** An open vacancy. */
  HiringProcessId open() {
    return open(null, null, null);
  }

  HiringProcessId open(
      @Nullable Kind kind, @Nullable Instant deadline, @Nullable String closingWindow) {
    var window = closingWindow == null ? null : Period.parse(closingWindow);
    var process = hiring.create(KARI, new Draft("Utvikler", kind, "nn", deadline, window, null));
    return hiring.open(KARI, process.id()).id();
  }

  HiringProcess process(HiringProcessId id) {
    return hiring.find(KARI, Purpose.RECRUITMENT, id).orElseThrow();
  }

  Timing timing(HiringProcessId id) {
    return process(id).timing();
  }

  Status status(HiringProcessId id) {
    return process(id).status(clock.instant());
  }

  /** Moves the clock to so many days after the start. */
  void day(int days) {
    clock.set(after(days));
  }

  static Instant after(int days) {
    return ServiceClock.after(START, Period.ofDays(days));
  }

  int entries() {
    try (var entries = journal.entries()) {
      return (int) entries.count();
    }
  }

  /** Who began to close the process, as the log tells. */
  List<String> closings(HiringProcessId id) {
    return database()
        .inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx ->
                tx.list(
                    """
                    select actor from audit_event
                    where action = 'process-closing' and process_id = ? order by id
                    """,
                    row -> row.text("actor"),
                    id));
  }

  /** The mails that wait, oldest first. */
  List<JsonNode> mails() {
    return database()
        .inTransaction(
            Scope.system(Purpose.MAIL, "test"),
            tx ->
                tx.list(
                    "select sealed from outbox where kind = 'closing-warning' order by created_at",
                    row -> json(row.bytes("sealed"))));
  }

  long warned(HiringProcessId id) {
    return database()
        .inTransaction(
            CLOCK,
            tx ->
                tx.first(
                        "select warned from hiring_process where id = ?",
                        row -> row.number("warned"),
                        id)
                    .orElseThrow());
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return new JsonMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    test.close();
    journalStore.close();
    keyStore.close();
  }
}
