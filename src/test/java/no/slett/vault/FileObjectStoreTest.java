package no.slett.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest implements ObjectStoreContract {
  private final Path folder;
  private final ObjectStore store;

  FileObjectStoreTest(@TempDir Path parent) {
    this.folder = parent.resolve("objects");
    this.store = new FileObjectStore(folder);
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @AfterEach
  void leavesNothingHalfWritten() throws IOException {
    assertThat(temporaryFiles()).isEmpty();
    store.close();
  }

  @Test
  void takesAFileOfTheSameFileSystemInsteadOfCopyingIt(@TempDir Path spool) throws IOException {
    var file = Files.write(spool.resolve("file"), ObjectStoreContract.bytes(100));

    store.put("p/a", file);

    assertThat(file).doesNotExist();
  }

  @Test
  void leavesNoEmptyFolders() throws IOException {
    store.put("p/a/1", new byte[1]);
    store.put("p/b/1", new byte[1]);
    store.put("q/a", new byte[1]);

    store.delete(List.of("p/a/1"));
    assertThat(folder.resolve("p/a")).doesNotExist();
    assertThat(folder.resolve("p/b/1")).exists();
    store.deletePrefix("p/b/");
    assertThat(folder.resolve("p")).doesNotExist();
    store.delete(List.of("q/a"));
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith(".tmp"));
  }

  @Test
  void cleansUpAfterAKilledOwnerOnly() throws IOException {
    var alive = children(folder.resolve(".tmp"));
    var dead = Files.createDirectories(folder.resolve(".tmp/dead"));
    Files.writeString(dead.resolve("lock"), "");
    Files.writeString(dead.resolve("17"), "half");

    try (var another = new FileObjectStore(folder)) {
      assertThat(dead).doesNotExist();
      assertThat(alive).hasSize(1).allMatch(Files::isDirectory);
      another.put("p/a", new byte[1]);
    }
    store.put("p/b", new byte[1]);
    assertThat(store.remaining("p/")).isEqualTo(2);
  }

  @Test
  void hidesWhatIsHalfWritten() throws IOException {
    Files.writeString(folder.resolve(".tmp").resolve("half"), "half");

    assertThat(store.list("")).isEmpty();
    assertThat(store.remaining("")).isZero();
    Files.delete(folder.resolve(".tmp").resolve("half"));
  }

  @Test
  void writesToAVolumeThatIsMountedLater() throws IOException {
    Files.move(folder, folder.resolveSibling("unmounted"));
    assertThatThrownBy(() -> store.put("p/a", new byte[1]))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(folder).doesNotExist();
    Files.createDirectory(folder);

    store.put("p/a", new byte[1]);

    assertThat(store.find("p/a")).isPresent();
  }

  @Test
  void saysThatItsFolderIsGone() throws IOException {
    var other = new FileObjectStore(folder.resolveSibling("other"));
    other.close();
    Files.delete(folder.resolveSibling("other/.tmp"));
    Files.delete(folder.resolveSibling("other"));

    assertThatThrownBy(other::check).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> other.put("p/a", new byte[1]))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("cannot keep p/a");
  }

  @Test
  void knowsAFullDisk() {
    assertThat(Disk.full(folder, new IOException("/x: No space left on device"))).isTrue();
    assertThat(Disk.full(folder, new IOException("/x: Disk quota exceeded"))).isTrue();
    assertThat(Disk.full(folder, new IOException("/x: Input/output error"))).isFalse();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.toList();
    }
  }

  private List<Path> temporaryFiles() throws IOException {
    try (var files = Files.walk(folder.resolve(".tmp"))) {
      return files.filter(Files::isRegularFile).filter(f -> !f.endsWith("lock")).toList();
    }
  }
}
