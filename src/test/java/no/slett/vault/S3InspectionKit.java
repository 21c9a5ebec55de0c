package no.slett.vault;

import static no.slett.vault.ObjectStoreContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.EnableObjectLegalHoldArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.SetObjectLockConfigurationArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.ObjectLockConfiguration;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.minio.messages.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.slett.law.Law;
import no.slett.vault.StoreFacts.Lifecycle;
import no.slett.vault.StoreFacts.ObjectLock;
import no.slett.vault.StoreFacts.Replication;
import no.slett.vault.StoreFacts.Versioning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a real server tells of its buckets. What it does not implement is left out, by name. */
abstract class S3InspectionKit {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final S3Server server;
  private final String bucket = "slett-" + UUID.randomUUID();

  S3InspectionKit(S3Server server) {
    this.server = server;
  }

  @Test
  void aPlainBucketHasNothingToTell() {
    var facts = inspect(server.createBucket(bucket, S3Server.Versions.NONE));

    assertThat(facts.kind()).isEqualTo(StoreFacts.Kind.S3);
    assertThat(facts.versioning()).isEqualTo(Versioning.OFF);
    assertThat(facts.objectLock()).isIn(ObjectLock.OFF, ObjectLock.UNKNOWN);
    assertThat(facts.replication()).isIn(Replication.OFF, Replication.UNKNOWN);
    assertThat(facts.lifecycle()).isIn(Lifecycle.OFF, Lifecycle.UNKNOWN);
    assertThat(facts.uploadsListed()).isTrue();
  }

  @Test
  void tellsWhetherVersionsAreKept() {
    var settings = server.createBucket(bucket, S3Server.Versions.KEPT);

    assertThat(inspect(settings).versioning()).isEqualTo(Versioning.ENABLED);
    server.suspendVersioning(bucket);
    assertThat(inspect(settings).versioning()).isEqualTo(Versioning.SUSPENDED);
  }

  @Test
  @Law("ER-3")
  void tellsOfALock() {
    var settings = server.createLockableBucket(bucket);

    assertThat(inspect(settings).objectLock()).isEqualTo(ObjectLock.ENABLED);
    lockEverythingNew();
    assertThat(inspect(settings).objectLock()).isEqualTo(ObjectLock.DEFAULT_RETENTION);
  }

  @Test
  @Law("ER-3")
  void tellsOfAnObjectThatIsHeld() {
    var settings = server.createLockableBucket(bucket);
    put(settings, "installation");
    hold("installation");
    put(settings, "process/application/cv");

    assertThat(inspect(settings).objectLock()).isEqualTo(ObjectLock.ENABLED);
    hold("process/application/cv");
    assertThat(inspect(settings).objectLock()).isEqualTo(ObjectLock.HELD);
    try (var store = new S3ObjectStore(settings)) {
      assertThatThrownBy(() -> store.deletePrefix("process/"))
          .isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void aRetentionHoldsUntilItRunsOut() {
    var settings = server.createLockableBucket(bucket);
    put(settings, "process/application/cv");
    var until = retain("process/application/cv");

    assertThat(inspect(settings, until.minus(Duration.ofHours(1))).objectLock())
        .isEqualTo(ObjectLock.HELD);
    assertThat(inspect(settings, until.plus(Duration.ofHours(1))).objectLock())
        .isEqualTo(ObjectLock.ENABLED);
  }

  @Test
  void tellsOfItsLifecycle() {
    var settings = server.createBucket(bucket, S3Server.Versions.KEPT);
    Assumptions.assumeTrue(
        inspect(settings).lifecycle() != Lifecycle.UNKNOWN, server.name() + " has no lifecycles");

    lifecycle(rule(Status.ENABLED, null, 7));
    assertThat(inspect(settings).lifecycle()).isEqualTo(Lifecycle.CLEANUP);
    lifecycle(rule(Status.ENABLED, null, 7), rule(Status.ENABLED, 30, null));
    assertThat(inspect(settings).lifecycle()).isEqualTo(Lifecycle.EXPIRES);
    lifecycle(rule(Status.DISABLED, 30, null));
    assertThat(inspect(settings).lifecycle()).isEqualTo(Lifecycle.OFF);
  }

  @Test
  void aBucketThatIsNotThereIsNoAnswer() {
    var settings =
        S3Settings.of(
            server.endpoint(), server.region(), server.accessKey(), server.secretKey(), bucket);

    assertThatThrownBy(() -> inspect(settings))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("NoSuchBucket");
  }

  private StoreFacts inspect(S3Settings settings) {
    return inspect(settings, NOW);
  }

  private static StoreFacts inspect(S3Settings settings, Instant now) {
    try (var store = new S3ObjectStore(settings)) {
      return store.inspect(now);
    }
  }

  private static void put(S3Settings settings, String key) {
    try (var store = new S3ObjectStore(settings)) {
      store.put(key, bytes(10));
    }
  }

  private void lockEverythingNew() {
    var lock =
        new ObjectLockConfiguration(
            RetentionMode.GOVERNANCE, new ObjectLockConfiguration.RetentionDurationDays(1));
    var args = SetObjectLockConfigurationArgs.builder().bucket(bucket).config(lock).build();
    server.client().setObjectLockConfiguration(args).join();
  }

  private void hold(String key) {
    var args = EnableObjectLegalHoldArgs.builder().bucket(bucket).object(key).build();
    server.client().enableObjectLegalHold(args).join();
  }

  /** The server has a clock of its own, and wants a time that is ahead of it. */
  private Instant retain(String key) {
    var until = Instant.parse("2126-01-01T00:00:00Z");
    var retention = new Retention(RetentionMode.GOVERNANCE, until.atZone(ZoneOffset.UTC));
    var args =
        SetObjectRetentionArgs.builder().bucket(bucket).object(key).config(retention).build();
    server.client().setObjectRetention(args).join();
    return until;
  }

  private void lifecycle(LifecycleConfiguration.Rule... rules) {
    var args =
        SetBucketLifecycleArgs.builder()
            .bucket(bucket)
            .config(new LifecycleConfiguration(List.of(rules)))
            .build();
    server.client().setBucketLifecycle(args).join();
  }

  private static LifecycleConfiguration.Rule rule(
      Status status, @Nullable Integer days, @Nullable Integer olderVersions) {
    return new LifecycleConfiguration.Rule(
        status,
        null,
        days == null
            ? null
            : new LifecycleConfiguration.Expiration(
                (java.time.ZonedDateTime) null, days, null, null),
        new Filter(""),
        "rule-" + UUID.randomUUID(),
        olderVersions == null
            ? null
            : new LifecycleConfiguration.NoncurrentVersionExpiration(olderVersions, null),
        null,
        null);
  }
}
