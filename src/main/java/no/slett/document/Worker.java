package no.slett.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One place at which documents are read, by one child after another. */
final class Worker implements AutoCloseable {
  private final ExtractorSettings settings;
  private final ScheduledExecutorService watchdog;
  private final Consumer<Boolean> confinement;
  private volatile @Nullable ChildProcess child;
  private volatile boolean closed;

  /**
   * Starts no child yet.
   *
   * @param confinement is told of each child whether its network is cut
   */
  Worker(
      ExtractorSettings settings,
      ScheduledExecutorService watchdog,
      Consumer<Boolean> confinement) {
    this.settings = settings;
    this.watchdog = watchdog;
    this.confinement = confinement;
  }

  boolean start() throws IOException {
    return child().networkCut();
  }

  Outcome extract(InputStream bytes, int size, String mediaType) {
    try {
      return child().extract(bytes, size, mediaType);
    } catch (IOException e) {
      return new Outcome.Failed("no_child");
    }
  }

  Optional<Long> pid() {
    return Optional.ofNullable(child).map(ChildProcess::pid);
  }

  private ChildProcess child() throws IOException {
    var current = child;
    if (current != null && current.usable()) {
      return current;
    }
    if (current != null) {
      current.close();
    }
    var next = new ChildProcess(settings, watchdog);
    child = next;
    if (closed) {
      next.close();
      throw new IOException("closed");
    }
    confinement.accept(next.networkCut());
    return next;
  }

  @Override
  public void close() {
    closed = true;
    var current = child;
    if (current != null) {
      current.close();
    }
  }
}
