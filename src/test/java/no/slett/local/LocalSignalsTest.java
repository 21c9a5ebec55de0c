package no.slett.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of PostgreSQL when the JVM that started it ends. */
class LocalSignalsTest {
  private final LocalPorts ports = FreePorts.all();

  @TempDir Path state;

  @Test
  void sigtermEndsItAndSigkillLeavesItForTheNextStart() throws Exception {
    var first = LocalJvm.start(state, ports);
    var postgres = postgres().orElseThrow();
    first.destroyForcibly().waitFor();
    assertThat(postgres.isAlive()).isTrue();

    var second = LocalJvm.start(state, ports);
    assertThat(postgres()).hasValue(postgres);

    second.destroy();
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(postgres.isAlive()).isFalse();
    assertThat(second.exitValue()).isEqualTo(128 + 15);
  }

  private Optional<ProcessHandle> postgres() {
    return new PostmasterFile(state.resolve("postgres")).process();
  }
}
