package no.slett.vault;

import io.minio.GetBucketLifecycleArgs;
import io.minio.GetBucketReplicationArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.HeadBucketArgs;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.ObjectLockConfiguration;
import io.minio.messages.ReplicationConfiguration;
import io.minio.messages.Status;
import io.minio.messages.VersioningConfiguration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import no.slett.vault.StoreFacts.Lifecycle;
import no.slett.vault.StoreFacts.ObjectLock;
import no.slett.vault.StoreFacts.Replication;
import no.slett.vault.StoreFacts.Versioning;

/**
 * Asks a bucket how it is set up. What a server does not implement, or does not tell us, is
 * unknown.
 */
final class BucketInspection {
  /** How servers say that nothing is configured. */
  private static final Set<String> NOTHING =
      Set.of(
          "ObjectLockConfigurationNotFoundError",
          "NoSuchObjectLockConfiguration",
          "ReplicationConfigurationNotFoundError",
          "NoSuchReplicationConfiguration",
          "NoSuchLifecycleConfiguration");

  private final S3Calls calls;
  private final Instant now;

  BucketInspection(S3Calls calls, Instant now) {
    this.calls = calls;
    this.now = now;
  }

  StoreFacts facts() {
    demandBucket();
    return new StoreFacts(
        StoreFacts.Kind.S3,
        versioning(),
        objectLock(),
        replication(),
        lifecycle(),
        new UnfinishedUploads(calls).listed());
  }

  /** Some servers answer questions about a bucket that is not there. */
  private void demandBucket() {
    var args = HeadBucketArgs.builder().bucket(calls.bucket()).build();
    var _ = calls.ask("the bucket", calls.start(client -> client.headBucket(args)));
  }

  private Versioning versioning() {
    var args = GetBucketVersioningArgs.builder().bucket(calls.bucket()).build();
    return told(calls.start(client -> client.getBucketVersioning(args)))
        .map(found -> found.map(BucketInspection::judge).orElse(Versioning.OFF))
        .orElse(Versioning.UNKNOWN);
  }

  private static Versioning judge(VersioningConfiguration configuration) {
    if (Boolean.TRUE.equals(configuration.isMfaDeleteEnabled())) {
      return Versioning.SECOND_FACTOR;
    }
    return switch (configuration.status()) {
      case ENABLED -> Versioning.ENABLED;
      case SUSPENDED -> Versioning.SUSPENDED;
      case null, default -> Versioning.OFF;
    };
  }

  private ObjectLock objectLock() {
    var args = GetObjectLockConfigurationArgs.builder().bucket(calls.bucket()).build();
    var lock =
        told(calls.start(client -> client.getObjectLockConfiguration(args)))
            .map(found -> found.map(BucketInspection::judge).orElse(ObjectLock.OFF))
            .orElse(ObjectLock.UNKNOWN);
    return lock == ObjectLock.ENABLED && new HeldObjects(calls, now).any() ? ObjectLock.HELD : lock;
  }

  private static ObjectLock judge(ObjectLockConfiguration configuration) {
    return configuration.mode() == null ? ObjectLock.ENABLED : ObjectLock.DEFAULT_RETENTION;
  }

  private Replication replication() {
    var args = GetBucketReplicationArgs.builder().bucket(calls.bucket()).build();
    return told(calls.start(client -> client.getBucketReplication(args)))
        .map(found -> found.map(BucketInspection::judge).orElse(Replication.OFF))
        .orElse(Replication.UNKNOWN);
  }

  private static Replication judge(ReplicationConfiguration configuration) {
    return configuration.rules().stream().anyMatch(rule -> rule.status() == Status.ENABLED)
        ? Replication.ENABLED
        : Replication.OFF;
  }

  private Lifecycle lifecycle() {
    var args = GetBucketLifecycleArgs.builder().bucket(calls.bucket()).build();
    return told(calls.start(client -> client.getBucketLifecycle(args)))
        .map(found -> found.map(BucketInspection::judge).orElse(Lifecycle.OFF))
        .orElse(Lifecycle.UNKNOWN);
  }

  private static Lifecycle judge(LifecycleConfiguration configuration) {
    return configuration.rules().stream()
        .filter(rule -> rule.status() == Status.ENABLED)
        .map(BucketInspection::judge)
        .max(Comparator.naturalOrder())
        .orElse(Lifecycle.OFF);
  }

  private static Lifecycle judge(LifecycleConfiguration.Rule rule) {
    var end = rule.expiration();
    if (end != null
        && (end.days() != null
            || end.date() != null
            || Boolean.TRUE.equals(end.expiredObjectAllVersions()))) {
      return Lifecycle.EXPIRES;
    }
    return rule.transition() != null || rule.noncurrentVersionTransition() != null
        ? Lifecycle.MOVES
        : Lifecycle.CLEANUP;
  }

  /** Empty when the store does not tell; inside, empty when nothing is configured. */
  private <T> Optional<Optional<T>> told(CompletableFuture<T> started) {
    var reply = calls.ask("an inspection", started.thenApply(Optional::ofNullable));
    return switch (reply) {
      case Reply.Told<Optional<T>>(var found) -> Optional.of(found);
      case Reply.Refused<Optional<T>>(var code) ->
          NOTHING.contains(code) ? Optional.of(Optional.empty()) : Optional.empty();
    };
  }
}
