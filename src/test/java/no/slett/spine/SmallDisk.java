package no.slett.spine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of 4 MiB in memory. */
record SmallDisk(Path folder) implements AutoCloseable {
  /** Mounts one, or skips the test where that is not allowed. */
  static SmallDisk mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    var mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString());
    if (!mounted) {
      System.out.println("skipped: no small disk can be mounted here");
    }
    Assumptions.assumeTrue(mounted, "no small disk can be mounted here");
    return new SmallDisk(folder);
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", folder.toString())) {
      throw new IOException("the small disk cannot be unmounted");
    }
  }

  private static boolean run(String... command) throws IOException {
    return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() == 0;
  }
}
