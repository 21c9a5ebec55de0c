package no.slett.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.directory.Rebuild;
import no.slett.directory.Source;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private SealedKit kit;

  @SuppressWarnings("NullAway.Init")
  private HiringProcessId process;

  @BeforeEach
  void start() throws Exception {
    kit = new SealedKit(TestPostgres.server(), folder);
    process = kit.process();
  }

  @AfterEach
  void stop() {
    assertThat(kit.open().activeConnections()).isZero();
    kit.close();
  }

  @Test
  void nothingToDoIsNothingDone() throws Exception {
    kit.apply(process);
    var rebuild = new Rebuild(kit.open(), new Told(kit.source(), id -> refuse()));
    rebuild.run();
    assertThat(rebuild.progress()).isEqualTo(new Rebuild.Progress(0, 0, 0));
    assertThat(rebuild.progress().isComplete()).isTrue();
  }

  @Test
  void fillsWhatIsMissingAndTellsHowFar() throws Exception {
    var first = kit.apply(process);
    kit.addDocument(process, first, "førerkort");
    var second = kit.apply(process);
    kit.empty();
    assertThat(kit.isReady(process)).isFalse();
    assertThat(kit.rebuild().progress()).isEqualTo(new Rebuild.Progress(1, 0, 2));

    var seen = new ArrayList<Long>();
    var watched = kit.rebuild();
    new Rebuild(kit.open(), new Told(kit.source(), id -> seen.add(watched.progress().done())))
        .run();

    assertThat(seen).containsExactly(0L, 1L);
    assertThat(watched.progress().isComplete()).isTrue();
    assertThat(kit.isReady(process)).isTrue();
    assertThat(kit.contacts(process, List.of(first, second))).isEqualTo(2);
    assertThat(kit.search(process, "førerkort " + SealedKit.word(first))).containsExactly(first);
    assertThat(kit.search(process, SealedKit.word(second))).containsExactly(second);
  }

  @Test
  void twoAtOnceOpenNothingTwice() throws Exception {
    var other = kit.process();
    var all = new ArrayList<ApplicationId>();
    for (var i = 0; i < 10; i++) {
      all.add(kit.apply(i % 2 == 0 ? process : other));
    }
    kit.empty();
    var opened = new ConcurrentLinkedQueue<ApplicationId>();

    Callable<Boolean> instance =
        () -> {
          new Rebuild(kit.open(), new Told(kit.source(), opened::add)).run();
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (var done : threads.invokeAll(List.of(instance, instance, instance))) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(opened).containsExactlyInAnyOrderElementsOf(all);
    assertThat(kit.rebuild().progress().isComplete()).isTrue();
    assertThat(kit.search(process, "brevet")).hasSize(5);
    assertThat(kit.search(other, "brevet")).hasSize(5);
  }

  @Test
  void whatArrivesMeanwhileIsNeitherLostNorDoubled() throws Exception {
    var before = kit.apply(process);
    kit.empty();
    var during = new ArrayList<ApplicationId>();
    new Rebuild(kit.open(), new Told(kit.source(), id -> during.addFirst(kit.apply(process))))
        .run();

    assertThat(during).hasSize(1);
    assertThat(kit.isReady(process)).isTrue();
    assertThat(kit.search(process, "brevet")).containsExactlyInAnyOrder(before, during.getFirst());
    assertThat(kit.ask("select count(*) from working_index.fulltext")).isEqualTo("2");
  }

  @Test
  void aMissingKeyIsAnAlarmAndStopsNobodyElse() throws Exception {
    var fine = kit.apply(process);
    var dark = kit.apply(process);
    kit.loseKey(process, dark);
    kit.empty();

    var alarms = alarms(() -> kit.rebuild().run());

    assertThat(kit.isReady(process)).isTrue();
    assertThat(kit.search(process, "brevet")).containsExactly(fine);
    assertThat(alarms)
        .hasSize(2)
        .allMatch(line -> line.contains(dark.toString()) && line.contains("KeyMissingException"))
        .noneMatch(line -> line.contains("Kari") || line.contains(fine.toString()));
  }

  @Test
  void aTextThatDoesNotOpenLeavesTheRest() throws Exception {
    var application = kit.apply(process);
    var document = kit.addDocument(process, application, "førerkort");
    kit.execute("update slett.document set text_object = text_object || 'x'");
    kit.empty();

    var alarms = alarms(() -> kit.rebuild().run());

    assertThat(kit.isReady(process)).isTrue();
    assertThat(kit.search(process, SealedKit.word(application))).containsExactly(application);
    assertThat(kit.search(process, "førerkort")).isEmpty();
    assertThat(alarms).singleElement().asString().contains(document.toString());
  }

  /** Opened before the claim, put after the removal: it must not come back. */
  @Test
  void whoIsErasedMeanwhileDoesNotComeBack() throws Exception {
    var stays = kit.apply(process);
    var goes = kit.apply(process);
    kit.empty();
    Consumer<ApplicationId> erase =
        id -> {
          if (id.equals(goes)) {
            claim(goes);
            kit.as(Purpose.ERASURE, tx -> Directory.remove(tx, process, List.of(goes)));
          }
        };

    new Rebuild(kit.open(), new Told(kit.source(), erase)).run();

    assertThat(kit.isReady(process)).isTrue();
    assertThat(kit.ask("select string_agg(application_id::text, ' ') from working_index.directory"))
        .isEqualTo(stays.toString());
    assertThat(kit.ask("select count(*) from working_index.fulltext")).isEqualTo("1");
  }

  @Test
  void aKeyDestroyedByAnErasureIsNoAlarm() throws Exception {
    var goes = kit.apply(process);
    kit.empty();
    Consumer<ApplicationId> erase =
        id -> {
          claim(goes);
          kit.loseKey(process, goes);
        };
    var alarms = alarms(() -> new Rebuild(kit.open(), new Before(kit.source(), erase)).run());
    assertThat(alarms).isEmpty();
    assertThat(kit.isReady(process)).isTrue();
  }

  @Test
  void afterADumpIsRestoredThereIsAnIndexAgain() throws Exception {
    var before = kit.apply(process);
    kit.execute("drop schema working_index cascade");
    assertThatThrownBy(() -> kit.isReady(process)).isInstanceOf(RuntimeException.class);

    kit.migrate();
    assertThat(kit.isReady(process)).isFalse();
    kit.rebuild().createPartitions();
    var later = kit.apply(process);
    kit.rebuild().run();

    assertThat(kit.isReady(process)).isTrue();
    assertThat(kit.search(process, "brevet")).containsExactlyInAnyOrder(before, later);
  }

  @Test
  void aClosedProcessIsLeftAlone() throws Exception {
    kit.apply(process);
    kit.execute("update slett.hiring_process set closed_at = '%s'".formatted(SealedKit.NOW));
    kit.execute("select working_index.drop_partition('%s')".formatted(process));

    kit.rebuild().createPartitions();
    kit.rebuild().run();

    assertThat(kit.ask("select count(*) from pg_class where relname ~ '^(directory|fulltext)_'"))
        .as("the keys and the index of the parents only")
        .isEqualTo("3");
    assertThat(kit.rebuild().progress().isComplete()).isTrue();
  }

  /** Tells of each application that has been opened, before it is put into the index. */
  private record Told(Source source, Consumer<ApplicationId> listener) implements Source {
    @Override
    public List<Wanted> wanted(Transaction tx, HiringProcessId process) {
      return source.wanted(tx, process);
    }

    @Override
    public Stream<Entry> open(HiringProcessId process, Collection<ApplicationId> applications) {
      return source.open(process, applications).peek(e -> listener.accept(e.application()));
    }
  }

  /** Tells of each application that is about to be opened, when its row has been read. */
  private record Before(Source source, Consumer<ApplicationId> listener) implements Source {
    @Override
    public List<Wanted> wanted(Transaction tx, HiringProcessId process) {
      return source.wanted(tx, process);
    }

    @Override
    public Stream<Entry> open(HiringProcessId process, Collection<ApplicationId> applications) {
      applications.forEach(listener);
      return source.open(process, applications);
    }
  }

  private void claim(ApplicationId application) {
    try {
      kit.execute(
          "update slett.erasure set claimed_at = now() where application_id = '%s'"
              .formatted(application));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refuse() {
    throw new IllegalStateException("nothing should be opened");
  }

  private static List<String> alarms(Runnable work) {
    var lines = new ArrayList<String>();
    var logger = Logger.getLogger(SealedSource.class.getName());
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().formatMessage(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
    }
    return lines;
  }
}
