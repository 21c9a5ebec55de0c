package no.slett.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.slett.database.DatabaseException;
import no.slett.directory.Rebuild;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.postgres.CrashablePostgres;
import no.slett.postgres.PostgresBinaries;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a crash of PostgreSQL takes, what it leaves, and how it comes back. */
class CrashTest {
  private static final int SOME = 6;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theIndexComesBack(PostgresBinaries binaries) throws Exception {
    try (var postgres = CrashablePostgres.start(binaries, folder.resolve("postgres"));
        var kit = new SealedKit(postgres.server(), folder)) {
      var process = kit.process();
      var applications = fill(kit, process);

      postgres.kill();
      postgres.restart();
      emptiedAndRebuilt(kit, process, applications);

      killOneBackend(kit);
      emptiedAndRebuilt(kit, process, applications);
    }
  }

  private static List<ApplicationId> fill(SealedKit kit, HiringProcessId process) throws Exception {
    var applications = new ArrayList<ApplicationId>();
    for (var i = 0; i < SOME; i++) {
      var application = kit.apply(process);
      kit.addDocument(process, application, "søknaden " + SealedKit.word(application));
      applications.add(application);
    }
    assertThat(kit.search(process, "søknad")).containsExactlyInAnyOrderElementsOf(applications);
    return applications;
  }

  private static void emptiedAndRebuilt(
      SealedKit kit, HiringProcessId process, List<ApplicationId> applications) {
    answers(kit);
    assertThat(kit.isReady(process)).isFalse();
    assertThat(kit.rebuild().progress()).isEqualTo(new Rebuild.Progress(1, 0, SOME));
    assertThat(kit.ids())
        .as("ids keep working")
        .containsExactlyInAnyOrderElementsOf(values(applications));
    assertThat(kit.search(process, "søknad")).isEmpty();
    assertThat(kit.contacts(process, applications)).isZero();

    kit.rebuild().run();

    assertThat(kit.isReady(process)).isTrue();
    assertThat(kit.contacts(process, applications)).isEqualTo(SOME);
    assertThat(kit.search(process, "søknad")).containsExactlyInAnyOrderElementsOf(applications);
  }

  /** Connections that the crash cut are found out one by one. */
  private static void answers(SealedKit kit) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(DatabaseException.class)
        .until(
            () -> {
              kit.open().check();
              return kit.ids().size() == SOME;
            });
  }

  /** PostgreSQL then ends all others and starts again by itself. */
  private static void killOneBackend(SealedKit kit) throws Exception {
    var victim =
        Long.parseLong(
            kit.ask(
                """
                select pid from pg_stat_activity
                where application_name = 'slett' and pid <> pg_backend_pid() limit 1
                """));
    ProcessHandle.of(victim).orElseThrow().destroyForcibly();
  }

  private static List<UUID> values(List<ApplicationId> applications) {
    return applications.stream().map(ApplicationId::value).toList();
  }
}
