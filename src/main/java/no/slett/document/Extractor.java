package no.slett.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import no.slett.document.child.TemporaryFiles;

/**
 * Inspects documents and reads their text, each in a separate JVM that has little memory, little
 * time, no network and no secrets.
 *
 * <p>A crash, a hang or a lack of memory there costs that one document. Thread-safe: callers wait
 * for a free worker.
 */
public final class Extractor implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Extractor.class.getName());

  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("extractor-watchdog").factory());
  private final BlockingQueue<Worker> idle;
  private final List<Worker> workers = new ArrayList<>();
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Empties the work folder; children are started when they are needed.
   *
   * @throws UncheckedIOException when the folder cannot be used
   */
  public Extractor(ExtractorSettings settings) {
    this.idle = new ArrayBlockingQueue<>(settings.workers());
    try {
      Files.createDirectories(settings.workFolder());
      TemporaryFiles.empty(settings.workFolder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var i = 0; i < settings.workers(); i++) {
      workers.add(new Worker(settings, watchdog, this::tellConfinement));
    }
    idle.addAll(workers);
  }

  /**
   * Starts a child, so that the first document need not wait for one, and tells whether children
   * can be cut off from the network here. Where they cannot, a warning is logged, once.
   *
   * @throws IOException when no child can be started
   */
  public boolean check() throws IOException, InterruptedException {
    var worker = idle.take();
    try {
      return worker.start();
    } finally {
      idle.add(worker);
    }
  }

  /**
   * Reads one document.
   *
   * @param bytes the document; read to its end, not closed
   * @param size how many bytes it has, exactly
   * @param mediaType what it was taken in as
   */
  public Outcome extract(InputStream bytes, long size, String mediaType)
      throws InterruptedException {
    var worker = idle.take();
    try {
      return worker.extract(bytes, Math.toIntExact(size), mediaType);
    } finally {
      idle.add(worker);
    }
  }

  /** Ends all children, at once, whatever they are doing. */
  @Override
  public void close() {
    workers.forEach(Worker::close);
    watchdog.shutdownNow();
  }

  /** The children that are running, for tests that end them. */
  List<Long> pids() {
    return workers.stream().flatMap(w -> w.pid().stream()).toList();
  }

  private void tellConfinement(boolean networkCut) {
    if (!networkCut && warned.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Document readers cannot be cut off from the network on this system (no seccomp);"
              + " deny their egress by other means");
    }
  }
}
