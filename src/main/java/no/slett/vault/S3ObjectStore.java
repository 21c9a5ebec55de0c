package no.slett.vault;

import io.minio.GetObjectArgs;
import io.minio.HeadBucketArgs;
import io.minio.ListObjectsV2Args;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.ListBucketResultV2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects in one bucket of an S3 server, versioned or not. The bucket must be there.
 *
 * <p>An object is sent in one request whatever its size (up to 5 GiB), so that no unfinished
 * multipart upload of ours is ever left behind, and straight from its file, so that memory does not
 * grow with it.
 */
public final class S3ObjectStore implements ObjectStore {
  private static final String TYPE = "application/octet-stream";
  private static final long ONE_PART = UploadObjectArgs.MAX_PART_SIZE;

  private final S3Calls calls;
  private final VersionPurge purge;

  public S3ObjectStore(S3Settings settings) {
    this.calls = new S3Calls(settings);
    this.purge = new VersionPurge(calls);
  }

  @Override
  public void putAll(Map<String, Path> files) {
    files.keySet().forEach(ObjectNames::key);
    var started = new LinkedHashMap<String, CompletableFuture<ObjectWriteResponse>>();
    files.forEach(
        (key, file) ->
            started.put(key, calls.start(client -> client.uploadObject(upload(key, file)))));
    settle(started.values());
    started.forEach(calls::await);
  }

  @Override
  public void put(String key, byte[] bytes) {
    ObjectNames.key(key);
    var args =
        PutObjectArgs.builder()
            .bucket(calls.bucket())
            .object(key)
            .data(bytes, bytes.length)
            .contentType(TYPE)
            .build();
    var _ = calls.make(key, client -> client.putObject(args));
  }

  @Override
  public InputStream get(String key) {
    ObjectNames.key(key);
    var args = GetObjectArgs.builder().bucket(calls.bucket()).object(key).build();
    return calls.make(key, client -> client.getObject(args));
  }

  @Override
  public Optional<byte[]> find(String key) {
    try (var object = get(key)) {
      return Optional.of(object.readAllBytes());
    } catch (NoSuchObjectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot read " + key, e);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix, String after) {
    ObjectNames.prefix(prefix);
    return Stream.iterate(
            Optional.of(page(prefix, after, null)),
            Optional::isPresent,
            last -> last.flatMap(page -> following(prefix, page)))
        .flatMap(Optional::stream)
        .flatMap(page -> page.contents().stream())
        .map(
            item ->
                new StoredObject(item.objectName(), item.size(), item.lastModified().toInstant()));
  }

  @Override
  public long delete(Collection<String> keys) {
    return purge.keys(keys.stream().map(ObjectNames::key).distinct().toList());
  }

  @Override
  public long deletePrefixes(Collection<String> prefixes) {
    return purge.folders(prefixes.stream().map(ObjectNames::folder).distinct().toList());
  }

  @Override
  public long remaining(String prefix) {
    return purge.remaining(ObjectNames.prefix(prefix));
  }

  @Override
  public StoreFacts inspect(Instant now) {
    return new BucketInspection(calls, now).facts();
  }

  @Override
  public void check() {
    var args = HeadBucketArgs.builder().bucket(calls.bucket()).build();
    var _ = calls.make("the bucket", client -> client.headBucket(args));
  }

  @Override
  public void close() {
    calls.close();
  }

  /** Waits for all, good or bad: nothing of ours may still arrive after a failure was told. */
  private static void settle(Collection<? extends CompletableFuture<?>> started) {
    var all = CompletableFuture.allOf(started.toArray(CompletableFuture[]::new));
    all.handle((_, _) -> true).join();
  }

  private UploadObjectArgs upload(String key, Path file) throws MinioException {
    return UploadObjectArgs.builder()
        .bucket(calls.bucket())
        .object(key)
        .filename(file.toString(), ONE_PART)
        .contentType(TYPE)
        .build();
  }

  private Optional<ListBucketResultV2> following(String prefix, ListBucketResultV2 page) {
    return page.isTruncated()
        ? Optional.of(page(prefix, "", page.nextContinuationToken()))
        : Optional.empty();
  }

  private ListBucketResultV2 page(String prefix, String after, @Nullable String token) {
    var args = ListObjectsV2Args.builder().bucket(calls.bucket()).prefix(prefix).maxKeys(1000);
    if (token != null) {
      args.continuationToken(token);
    } else if (!after.isEmpty()) {
      args.startAfter(after);
    }
    return calls.make("a listing", client -> client.listObjectsV2(args.build())).result();
  }
}
