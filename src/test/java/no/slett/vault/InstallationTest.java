package no.slett.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.slett.vault.Installation.Marker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private final Installation ours = Installation.random();
  private final ObjectStore store;

  InstallationTest(@TempDir Path folder) {
    this.store = new FileObjectStore(folder.resolve("objects"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aNewStoreHasNoMarker() {
    assertThat(ours.check(store)).isEqualTo(new Marker.Missing());
  }

  @Test
  void aMarkedStoreMatches() {
    ours.mark(store);
    ours.mark(store);

    assertThat(ours.check(store)).isEqualTo(new Marker.Matches());
    assertThat(store.find("installation"))
        .hasValue(ours.id().toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void anothersStoreIsForeignAndStaysSo() {
    var theirs = Installation.random();
    theirs.mark(store);

    assertThat(ours.check(store)).isEqualTo(new Marker.Foreign(theirs.id().toString()));
    assertThatThrownBy(() -> ours.mark(store))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(theirs.id().toString());
    assertThat(theirs.check(store)).isEqualTo(new Marker.Matches());
  }

  @Test
  void aMarkerThatIsNoIdIsForeignAndNotQuoted() {
    store.put("installation", "something else".getBytes(StandardCharsets.UTF_8));

    assertThat(ours.check(store)).isEqualTo(new Marker.Foreign(""));
  }

  @Test
  void ofAStoreThatDoesNotAnswerNothingIsKnown() {
    var nobody = URI.create("http://127.0.0.1:1");
    try (var silent = new S3ObjectStore(S3Settings.of(nobody, "eu-north-1", "u", "p", "objects"))) {
      assertThat(ours.check(silent)).isInstanceOf(Marker.Unavailable.class);
      assertThatThrownBy(() -> ours.mark(silent)).isInstanceOf(StoreUnavailableException.class);
    }
  }
}
