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
  private final boolean versioned;
  private final S3Settings settings;
  private final ObjectStore store;
  private final MinioAsyncClient bare;

  S3StoreKit(S3Server server, boolean versioned) {
    this.versioned = versioned;
    this.settings = server.createBucket("slett-" + UUID.randomUUID(), versioned);
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
    assertThat(store.remaining("p/a/")).isEqualTo(versioned ? 8 : 2);
    assertThat(store.delete(List.of("p/a/1"))).isEqualTo(versioned ? 1 : 0);
    assertThat(store.remaining("p/a/")).isEqualTo(versioned ? 4 : 2);
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

    assertThat(store.deletePrefix("p/q/")).isEqualTo(versioned ? 600 : 500);
    assertThat(store.remaining("p/q/")).isZero();
    assertThat(store.remaining("p/")).isEqualTo(1);
  }

  @Test
  void abortsUnfinishedUploads() {
    var args = CreateMultipartUploadArgs.builder().bucket(settings.bucket()).object("p/a/1");
    bare.createMultipartUpload(args.build()).join();
    assertThat(unfinished()).isEqualTo(1);

    store.deletePrefix("p/a/");

    assertThat(unfinished()).isZero();
  }

  private int unfinished() {
    var args = ListMultipartUploadsArgs.builder().bucket(settings.bucket()).prefix("p/a/1").build();
    return bare.listMultipartUploads(args).join().result().uploads().size();
  }

  /** Deletes as a careless tool would: a versioned bucket only hides the object. */
  private void hide(String key) {
    bare.removeObject(RemoveObjectArgs.builder().bucket(settings.bucket()).object(key).build())
        .join();
  }
}
