package no.slett.vault;

import static no.slett.vault.ObjectStoreContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.minio.CreateMultipartUploadArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.MinioAsyncClient;
import io.minio.RemoveObjectArgs;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract on a fresh bucket of a real server, and what only buckets can do. */
abstract class S3StoreKit implements ObjectStoreContract {
  private final S3Server.Versions versions;
  private final S3Settings settings;
  private final ObjectStore store;
  private final MinioAsyncClient bare;

  S3StoreKit(S3Server server, S3Server.Versions versions) {
    this.versions = versions;
    this.settings = server.createBucket("slett-" + UUID.randomUUID(), versions);
    this.store = new S3ObjectStore(settings);
    this.bare = server.client();
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @Law("ER-3")
  void deletesEveryVersionAndMarker() {
    for (int i = 1; i <= 3; i++) {
      store.put("p/a/1", bytes(i));
      store.put("p/a/2", bytes(i));
    }
    hide("p/a/1");
    store.put("p/a/1x", bytes(1));

    assertThat(store.find("p/a/1")).isEmpty();
    assertThat(store.remaining("p/a/")).isEqualTo(perMode(2, 8, 3));
    assertThat(store.delete(List.of("p/a/1"))).isEqualTo(perMode(0, 1, 1));
    assertThat(store.remaining("p/a/")).isEqualTo(perMode(2, 4, 2));
    assertThat(store.find("p/a/1x")).isPresent();
    assertThat(store.deletePrefix("p/a/")).isEqualTo(2);
    assertThat(store.remaining("")).isZero();
  }

  @Test
  @Law("ER-3")
  void deletesMoreVersionsThanAPageHolds() throws Exception {
    var keys = IntStream.range(0, 600).mapToObj(i -> "p/q/" + i).toList();
    ObjectStoreContract.all(keys, key -> store.put(key, bytes(1)));
    ObjectStoreContract.all(keys, key -> store.put(key, bytes(2)));
    ObjectStoreContract.all(keys.subList(0, 100), this::hide);
    store.put("p/q0/kept", bytes(1));

    assertThat(store.deletePrefix("p/q/")).isEqualTo(perMode(500, 600, 600));
    assertThat(store.remaining("p/q/")).isZero();
    assertThat(store.remaining("p/")).isEqualTo(1);
  }

  @Test
  @Law("ER-3")
  void abortsUnfinishedUploads() {
    List.of("p/a/1", "p/a/1", "p/a/b/2", "p/a0", "p/b/1").forEach(this::beginUpload);
    store.put("p/a/3", bytes(1));

    assertThat(store.remaining("p/a/")).isEqualTo(4);
    assertThat(store.deletePrefixes(List.of("p/a/", "q/"))).isEqualTo(1);
    assertThat(store.remaining("p/a/")).isZero();
    assertThat(unfinished("p/a/1") + unfinished("p/a/b/2")).isZero();
    assertThat(unfinished("p/a0")).isEqualTo(1);
    assertThat(store.delete(List.of("p/a0"))).isZero();
    assertThat(unfinished("p/a0")).isZero();
    assertThat(unfinished("p/b/1")).isEqualTo(1);
  }

  @Test
  void abortsMoreUnfinishedUploadsThanAPageHolds() throws Exception {
    var keys = IntStream.range(0, 1010).mapToObj(i -> "p/a/" + i).toList();
    ObjectStoreContract.all(keys, this::beginUpload);
    beginUpload("p/b");

    assertThat(store.remaining("p/a/")).isEqualTo(1010);
    store.deletePrefix("p/a/");

    assertThat(store.remaining("p/a/")).isZero();
    assertThat(store.remaining("p/b")).isEqualTo(1);
  }

  private void beginUpload(String key) {
    var args = CreateMultipartUploadArgs.builder().bucket(settings.bucket()).object(key).build();
    bare.createMultipartUpload(args).join();
  }

  /** Asked by the exact key, which every server understands. */
  private int unfinished(String key) {
    var args = ListMultipartUploadsArgs.builder().bucket(settings.bucket()).prefix(key).build();
    return bare.listMultipartUploads(args).join().result().uploads().size();
  }

  private long perMode(long plain, long kept, long suspended) {
    return switch (versions) {
      case NONE -> plain;
      case KEPT -> kept;
      case SUSPENDED -> suspended;
    };
  }

  /** Deletes as a careless tool would: a versioned bucket only hides the object. */
  private void hide(String key) {
    bare.removeObject(RemoveObjectArgs.builder().bucket(settings.bucket()).object(key).build())
        .join();
  }
}
