package no.slett.vault;

import io.minio.GetObjectRetentionArgs;
import io.minio.IsObjectLegalHoldEnabledArgs;
import io.minio.ListObjectVersionsArgs;
import io.minio.messages.ListVersionsResult;
import io.minio.messages.Retention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Looks whether objects of a bucket that allows locks are locked one by one. Only the first few are
 * looked at: a lock that was once the bucket's default shows on all of that time, and any other is
 * told when an erasure meets it.
 */
final class HeldObjects {
  private static final int LOOKED_AT = 20;

  private final S3Calls calls;
  private final Instant now;

  HeldObjects(S3Calls calls, Instant now) {
    this.calls = calls;
    this.now = now;
  }

  boolean any() {
    return versions().stream()
        .filter(version -> !version.objectName().equals(Installation.MARKER))
        .flatMap(version -> List.of(held(version), retained(version)).stream())
        .toList()
        .stream()
        .anyMatch(this::yes);
  }

  private List<ListVersionsResult.Version> versions() {
    var args = ListObjectVersionsArgs.builder().bucket(calls.bucket()).maxKeys(LOOKED_AT).build();
    var page = calls.start(client -> client.listObjectVersions(args));
    return switch (calls.ask("an inspection", page)) {
      case Reply.Told(var found) -> found.result().contents();
      case Reply.Refused(var _) -> List.of();
    };
  }

  private CompletableFuture<Boolean> held(ListVersionsResult.Version version) {
    var args =
        IsObjectLegalHoldEnabledArgs.builder()
            .bucket(calls.bucket())
            .object(version.objectName())
            .versionId(version.versionId())
            .build();
    return calls.start(client -> client.isObjectLegalHoldEnabled(args));
  }

  private CompletableFuture<Boolean> retained(ListVersionsResult.Version version) {
    var args =
        GetObjectRetentionArgs.builder()
            .bucket(calls.bucket())
            .object(version.objectName())
            .versionId(version.versionId())
            .build();
    return calls
        .start(client -> client.getObjectRetention(args))
        .thenApply(
            found ->
                Optional.ofNullable(found)
                    .map(Retention::retainUntilDate)
                    .filter(until -> until.toInstant().isAfter(now))
                    .isPresent());
  }

  private boolean yes(CompletableFuture<Boolean> asked) {
    return calls.ask("an inspection", asked) instanceof Reply.Told<Boolean>(var answer) && answer;
  }
}
