package no.slett.bench;

import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.messages.DeleteRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A store as a plain program uses it. */
interface BareStore {
  /** Keeps bytes; durable on return. */
  void put(String name, byte[] bytes) throws Exception;

  /** Deletes all of these. */
  void delete(List<String> names) throws Exception;

  /** Makes objects to delete, many at a time, as fast as they come. */
  default List<String> make(UUID owner, int count, byte[] bytes) throws Exception {
    var names = new ArrayList<String>();
    var puts = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < count; i++) {
      var name = owner + "/" + UUID.randomUUID();
      names.add(name);
      puts.add(
          () -> {
            put(name, bytes);
            return true;
          });
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<?> put : threads.invokeAll(puts)) {
        put.get();
      }
    }
    return names;
  }

  /** Files of one folder: written aside, synced, renamed, and the folder synced. */
  record Folder(Path folder) implements BareStore {
    @Override
    public void put(String name, byte[] bytes) throws IOException {
      var target = folder.resolve(name.replace('/', '.'));
      var aside = folder.resolve("new-" + target.getFileName());
      var options = List.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (var file = FileChannel.open(aside, options.toArray(StandardOpenOption[]::new))) {
        file.write(ByteBuffer.wrap(bytes));
        file.force(true);
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      sync();
    }

    @Override
    public void delete(List<String> names) throws IOException {
      for (var name : names) {
        Files.delete(folder.resolve(name.replace('/', '.')));
      }
      sync();
    }

    private void sync() throws IOException {
      try (var itself = FileChannel.open(folder, StandardOpenOption.READ)) {
        itself.force(true);
      }
    }
  }

  /** The SDK, as its own examples use it. */
  record Bucket(MinioAsyncClient client, String bucket) implements BareStore {
    @Override
    public void put(String name, byte[] bytes) throws Exception {
      client
          .putObject(
              PutObjectArgs.builder().bucket(bucket).object(name).data(bytes, bytes.length).build())
          .join();
    }

    @Override
    public void delete(List<String> names) throws Exception {
      for (var from = 0; from < names.size(); from += 1000) {
        var page = names.subList(from, Math.min(names.size(), from + 1000));
        var objects = page.stream().map(DeleteRequest.Object::new).toList();
        var failures =
            client.removeObjects(
                RemoveObjectsArgs.builder().bucket(bucket).objects(objects).build());
        for (var failure : failures) {
          throw new IllegalStateException("not deleted: " + failure.get().code());
        }
      }
    }
  }
}
