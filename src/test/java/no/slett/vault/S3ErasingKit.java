package no.slett.vault;

import static no.slett.vault.ObjectStoreContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.minio.CreateMultipartUploadArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectVersionsArgs;
import io.minio.RemoveObjectArgs;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;

/**
 * The objects of a hiring process go as an erasure makes them go: some people one by one, then all
 * the others at once. The bare SDK looks afterwards whether anything is left.
 */
abstract class S3ErasingKit {
  private static final String PROCESS = "0197a0c1-process";
  private static final List<String> PARTS = List.of("form", "cv", "text");

  private final S3Server server;
  private final int applications;

  /** With so many applications of three objects each. */
  S3ErasingKit(S3Server server, int applications) {
    this.server = server;
    this.applications = applications;
  }

  @Test
  @Law("ER-3")
  void nothingIsLeftInABucketWithVersions() throws Exception {
    var settings = server.createBucket("slett-" + UUID.randomUUID(), S3Server.Versions.KEPT);
    try (var store = new S3ObjectStore(settings)) {
      fill(store, IntStream.range(0, applications));
      spoil(store, settings.bucket());

      demandErased(store, settings.bucket());
    }
  }

  @Test
  @Law("ER-3")
  void nothingIsLeftWhenVersioningWasSuspendedMidway() throws Exception {
    var settings = server.createBucket("slett-" + UUID.randomUUID(), S3Server.Versions.KEPT);
    try (var store = new S3ObjectStore(settings)) {
      fill(store, IntStream.range(0, applications / 2));
      spoil(store, settings.bucket());
      server.suspendVersioning(settings.bucket());
      fill(store, IntStream.range(applications / 2, applications));
      spoil(store, settings.bucket());

      demandErased(store, settings.bucket());
    }
  }

  private static void fill(ObjectStore store, IntStream numbers) throws Exception {
    var keys = numbers.boxed().flatMap(S3ErasingKit::keys).toList();
    ObjectStoreContract.all(16, keys, key -> store.put(key, bytes(2000)));
  }

  /** What other tools do: replace, hide, hide what is not there, begin an upload. */
  private void spoil(ObjectStore store, String bucket) throws Exception {
    store.put("0197a0c1-process2/neighbour/cv", bytes(1));
    var some = IntStream.range(0, applications / 10).boxed().flatMap(S3ErasingKit::keys).toList();
    ObjectStoreContract.all(16, some, key -> store.put(key, bytes(10)));
    for (var key : some.subList(0, some.size() / 2)) {
      hide(bucket, key);
    }
    for (var key : some.subList(0, 5)) {
      beginUpload(bucket, key + "2");
    }
  }

  private void demandErased(ObjectStore store, String bucket) {
    var withdrawn = IntStream.range(0, applications / 20).mapToObj(S3ErasingKit::folder).toList();
    var others = 3L * (applications - withdrawn.size());

    assertThat(store.deletePrefixes(withdrawn)).isEqualTo(3L * withdrawn.size());
    withdrawn.forEach(folder -> assertThat(store.remaining(folder)).isZero());
    assertThat(store.deletePrefix(PROCESS + "/")).isEqualTo(others);
    assertThat(store.remaining(PROCESS + "/")).isZero();

    assertThat(seen(bucket)).containsOnly("0197a0c1-process2/neighbour/cv");
    assertThat(uploads(bucket)).isZero();
  }

  /** Every version and marker that the bare SDK is shown on the first page, which is all. */
  private List<String> seen(String bucket) {
    var args = ListObjectVersionsArgs.builder().bucket(bucket).maxKeys(1000).build();
    var page = server.client().listObjectVersions(args).join().result();
    assertThat(page.isTruncated()).isFalse();
    return Stream.concat(
            page.contents().stream().map(version -> version.objectName()),
            page.deleteMarkers().stream().map(marker -> marker.objectName()))
        .toList();
  }

  private int uploads(String bucket) {
    var args = ListMultipartUploadsArgs.builder().bucket(bucket).build();
    return server.client().listMultipartUploads(args).join().result().uploads().size();
  }

  private void hide(String bucket, String key) {
    server
        .client()
        .removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build())
        .join();
  }

  private void beginUpload(String bucket, String key) {
    var args = CreateMultipartUploadArgs.builder().bucket(bucket).object(key).build();
    server.client().createMultipartUpload(args).join();
  }

  private static Stream<String> keys(int application) {
    return PARTS.stream().map(part -> folder(application) + part);
  }

  private static String folder(int application) {
    return PROCESS + "/application-" + application + "/";
  }
}
