package no.slett.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.ApplicationKey;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/** Stores the key and the objects of one application at the same time. */
final class ObjectWriter implements AutoCloseable {
  private final ObjectStore objects;
  private final ObjectStore keyStore;
  private final KeyRing keys;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ObjectWriter(ObjectStore objects, ObjectStore keyStore, KeyRing keys) {
    this.objects = objects;
    this.keyStore = keyStore;
    this.keys = keys;
  }

  /** Writes that are under way. */
  record Writing(Future<ApplicationKey> key, Future<?> objects) {
    /** The application key, once it is durable. */
    ApplicationKey awaitKey() throws InterruptedException {
      return get(key);
    }

    /** Returns once every object is durable. */
    void awaitObjects() throws InterruptedException {
      get(objects);
    }

    private void settle() {
      for (var write : List.of(objects, key)) {
        try {
          write.get();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException failedAlready) {
          // what failed left nothing to remove
        }
      }
    }
  }

  /** Begins; the files are under the names of their objects, and may be gone afterwards. */
  Writing start(HiringProcessId process, ApplicationId application, Map<String, Path> files) {
    return new Writing(
        threads.submit(() -> keys.create(process, application)),
        threads.submit(() -> objects.putAll(files)));
  }

  /** Removes what was written for an application that will not be. */
  void undo(HiringProcessId process, ApplicationId application, Writing writing) {
    writing.settle();
    objects.deletePrefix(process + "/" + application + "/");
    keyStore.delete(List.of(KeyRing.objectOf(process, application)));
    keys.forget(process, application);
  }

  @Override
  public void close() {
    threads.close();
  }

  private static <T> T get(Future<T> write) throws InterruptedException {
    try {
      return write.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("storing failed", e.getCause());
    }
  }
}
