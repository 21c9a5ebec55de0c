package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.ListObjectVersionsArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.SetObjectLockConfigurationArgs;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.ObjectLockConfiguration;
import io.minio.messages.RetentionMode;
import io.minio.messages.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import no.slett.CrashPoints;
import no.slett.config.Key;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import no.slett.vault.S3Server;
import no.slett.vault.S3Server.Versions;
import no.slett.vault.S3Servers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The whole house on buckets of a real server: what it erases, refuses and tells. */
final class StorageTest {
  private static S3Server server;

  @TempDir private Path folder;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    var fast = S3Servers.fastest(data);
    server = fast.isPresent() ? fast.get() : S3Servers.s3mock(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Law("ER-3")
  void everyVersionIsGoneAfterAnErasure(TestInfo test) throws Exception {
    try (var house = onBuckets("erased", Versions.KEPT)) {
      var service = house.open();
      var story = Story.of(service);
      var process = story.openProcess("Arkivar", "P0D");
      var receipt = story.apply(process, "Torunn");
      story.awaitInspected(receipt);
      server.suspendVersioning("erased-objects");
      var late = story.apply(process, "Guro");
      story.awaitInspected(late);
      assertThat(versions("erased-objects", process)).isGreaterThanOrEqualTo(4);

      story.close(process);
      story.awaitErased(receipt);
      story.awaitErased(late);
      new Traces(house).awaitPurged(process);

      assertThat(versions("erased-objects", process)).as(test.getDisplayName()).isZero();
      assertThat(versions("erased-keys", process)).isZero();
    }
  }

  @Test
  @Law("ER-3")
  void aBucketThatLocksEverythingStopsTheStart() throws Exception {
    server.createLockableBucket("locked-keys");
    try (var house = onBuckets("locked", Versions.NONE)) {
      lockEverythingNew("locked-keys");

      assertThatThrownBy(() -> house.start(CrashPoints.none()))
          .isInstanceOfSatisfying(
              InvalidSettings.class,
              e ->
                  assertThat(e.problems())
                      .singleElement()
                      .asString()
                      .startsWith("the store of keys (bucket locked-keys) locks every new object"));
      assertThat(versions("locked-keys", "")).isZero();
    }
  }

  @Test
  @Law("ER-1")
  void aJournalThatForgetsStopsTheStart() throws Exception {
    Assumptions.assumeTrue(server.name().contains("MinIO"), "needs a server with lifecycles");
    try (var house = onBuckets("forgetful", Versions.NONE)) {
      expireAll("forgetful-journal");

      assertThatThrownBy(() -> house.start(CrashPoints.none()))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageStartingWith(
              "the store of journal (bucket forgetful-journal) has a lifecycle rule that deletes");
    }
  }

  @Test
  @Law("ER-1")
  void aMistypedBucketKeepsTheDoorsShut() throws Exception {
    try (var house = onBuckets("typed", Versions.NONE)) {
      house.with(Key.VAULT_S3_KEYS_BUCKET, "tpyed-keys");

      var shut = house.start(CrashPoints.none());

      var ready = URI.create("http://127.0.0.1:" + shut.operatorPort()).resolve("/health/ready");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Http.text(ready).contains("NoSuchBucket"));
      assertThat(Http.status(ready)).isEqualTo(503);
      assertThat(house.count("installation")).isZero();
    }
  }

  @Test
  void thePrivacyOfficerSeesWhatTheBucketsTell() throws Exception {
    try (var house = onBuckets("shown", Versions.KEPT)) {
      var officer = House.api(house.open()).as(Surroundings.staff("pia", "privacy-officer"));
      server.suspendVersioning("shown-keys");

      var stores = officer.get("/v1/privacy/storage").expect(200).json().path("stores");

      assertThat(stores.findValuesAsText("store")).containsExactly("objects", "keys", "journal");
      assertThat(stores.findValuesAsText("kind")).containsOnly("s3");
      assertThat(stores.findValuesAsText("versioning"))
          .containsExactly("enabled", "suspended", "enabled");
      assertThat(stores.findValuesAsText("code")).isEmpty();
    }
  }

  @Test
  void onlyThePrivacyOfficerSeesTheStores() throws Exception {
    try (var house = House.build(folder)) {
      var api = House.api(house.open());
      var path = "/v1/privacy/storage";
      var officer = api.as(Surroundings.staff("pia", "privacy-officer"));

      api.get(path).expect(401, "unauthorized");
      api.as(Surroundings.staff("kari", "recruiter")).get(path).expect(403, "forbidden");
      api.as(Surroundings.careersSite("site")).get(path).expect(403, "forbidden");
      var stores = officer.get(path).expect(200).json().path("stores");
      assertThat(stores.findValuesAsText("kind")).containsExactly("file", "file", "file");
      assertThat(stores.findValuesAsText("replication")).containsOnly("unknown");

      Files.move(folder.resolve("keys"), folder.resolve("aside"));
      Files.createFile(folder.resolve("keys"));
      var without = officer.get(path).expect(200).json().path("stores");
      assertThat(without.findValuesAsText("code")).containsExactly("unavailable");
      Files.delete(folder.resolve("keys"));
      Files.move(folder.resolve("aside"), folder.resolve("keys"));
    }
  }

  /** A house on three buckets; those that are there already are taken as they are. */
  private House onBuckets(String name, Versions versions) {
    for (var bucket : List.of("-objects", "-keys", "-journal")) {
      if (!server.has(name + bucket)) {
        server.createBucket(name + bucket, versions);
      }
    }
    return House.build(folder)
        .with(Key.VAULT_KIND, "s3")
        .with(Key.VAULT_S3_ENDPOINT, server.endpoint().toString())
        .with(Key.VAULT_S3_REGION, server.region())
        .with(Key.VAULT_S3_ACCESS_KEY, server.accessKey())
        .with(Key.VAULT_S3_SECRET_KEY, server.secretKey())
        .with(Key.VAULT_S3_OPERATED_BY, "hosting")
        .with(Key.VAULT_S3_OBJECTS_BUCKET, name + "-objects")
        .with(Key.VAULT_S3_KEYS_BUCKET, name + "-keys")
        .with(Key.VAULT_S3_JOURNAL_BUCKET, name + "-journal");
  }

  private static int versions(String bucket, String prefix) {
    var args = ListObjectVersionsArgs.builder().bucket(bucket).prefix(prefix).build();
    var page = server.client().listObjectVersions(args).join().result();
    return page.contents().size() + page.deleteMarkers().size();
  }

  private static void lockEverythingNew(String bucket) {
    var lock =
        new ObjectLockConfiguration(
            RetentionMode.GOVERNANCE, new ObjectLockConfiguration.RetentionDurationDays(1));
    server
        .client()
        .setObjectLockConfiguration(
            SetObjectLockConfigurationArgs.builder().bucket(bucket).config(lock).build())
        .join();
  }

  private static void expireAll(String bucket) {
    var rule =
        new LifecycleConfiguration.Rule(
            Status.ENABLED,
            null,
            new LifecycleConfiguration.Expiration((ZonedDateTime) null, 30, null, null),
            new Filter(""),
            "expire",
            null,
            null,
            null);
    var rules = new LifecycleConfiguration(List.of(rule));
    server
        .client()
        .setBucketLifecycle(SetBucketLifecycleArgs.builder().bucket(bucket).config(rules).build())
        .join();
  }
}
