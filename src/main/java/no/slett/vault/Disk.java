package no.slett.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** What it takes for bytes to survive a power cut: file first, then name, then folder. */
final class Disk {
  private static final boolean FOLDERS_SYNC = !System.getProperty("os.name").startsWith("Windows");
  private static final long NO_ROOM = 1 << 20;

  private final Object[] making = new Object[64];

  Disk() {
    for (int i = 0; i < making.length; i++) {
      making[i] = new Object();
    }
  }

  static void syncFile(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** A new file with these bytes, synced. */
  static void write(Path file, byte[] bytes) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, options)) {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** Makes the folder's names durable. A folder that is gone has nothing left to be durable. */
  static void syncFolder(Path folder) throws IOException {
    if (!FOLDERS_SYNC) {
      return;
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (NoSuchFileException gone) {
      return;
    }
  }

  /** Makes the folders from the root down to the given one, durable before anyone sees them. */
  void makeFolders(Path root, Path folder) throws IOException {
    var made = root;
    for (var name : root.relativize(folder)) {
      made = made.resolve(name);
      makeFolder(made);
    }
  }

  private void makeFolder(Path folder) throws IOException {
    synchronized (making[Math.floorMod(folder.hashCode(), making.length)]) {
      if (Files.isDirectory(folder)) {
        return;
      }
      try {
        Files.createDirectory(folder);
      } catch (FileAlreadyExistsException another) {
        // another process was faster; its name must be as durable as ours
      }
      syncFolder(parent(folder));
    }
  }

  static Path parent(Path path) {
    var parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("the root of a file system has no folder");
    }
    return parent;
  }

  /** The text of the operating system's error is translated on some machines, so ask for room. */
  static boolean full(Path folder, IOException e) {
    var message = String.valueOf(e.getMessage());
    if (message.contains("No space left") || message.contains("quota exceeded")) {
      return true;
    }
    try {
      return Files.getFileStore(folder).getUsableSpace() < NO_ROOM;
    } catch (IOException unknown) {
      return false;
    }
  }
}
