package no.slett.vault;

import io.minio.DeleteObjectsArgs;
import io.minio.DeleteObjectsResponse;
import io.minio.messages.DeleteRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import no.slett.vault.VersionPages.Version;

/**
 * Deletes versions until none is listed.
 *
 * <p>Each round lists from the beginning instead of going on from the last page's marker: servers
 * were seen whose markers run ahead of what they listed, and what was listed is deleted anyway.
 */
final class VersionPurge {
  private static final int BATCH = 1000;
  private static final int IDLE_ROUNDS = 20;

  /** Gone already, or kept for the moment, as when another deletes the same: the listing tells. */
  private static final Set<String> HARMLESS =
      Set.of("NoSuchKey", "NoSuchVersion", "InternalError", "SlowDown", "ServiceUnavailable");

  private final S3Calls calls;
  private final VersionPages pages;
  private final UnfinishedUploads uploads;

  VersionPurge(S3Calls calls) {
    this.calls = calls;
    this.pages = new VersionPages(calls);
    this.uploads = new UnfinishedUploads(calls);
  }

  /** Exactly these keys; a listing by prefix shows longer keys too, but the key itself first. */
  long keys(List<String> keys) {
    if (keys.isEmpty()) {
      return 0;
    }
    uploads.abort(Set.copyOf(keys)::contains);
    return purge(keys, (key, version) -> version.key().equals(key));
  }

  long folders(List<String> prefixes) {
    if (prefixes.isEmpty()) {
      return 0;
    }
    uploads.abort(key -> prefixes.stream().anyMatch(key::startsWith));
    return purge(prefixes, (prefix, version) -> version.key().startsWith(prefix));
  }

  long remaining(String prefix) {
    return pages.count(prefix) + uploads.count(key -> key.startsWith(prefix));
  }

  private long purge(List<String> wanted, BiPredicate<String, Version> mine) {
    var gone = new HashSet<String>();
    var open = wanted;
    Set<Version> before = Set.of();
    for (int idle = 0; idle < IDLE_ROUNDS; ) {
      var found = pages.firsts(open);
      found.forEach((target, versions) -> versions.removeIf(v -> !mine.test(target, v)));
      found.values().removeIf(Set::isEmpty);
      if (found.isEmpty()) {
        return gone.size();
      }
      open = List.copyOf(found.keySet());
      var versions = new HashSet<Version>();
      found.values().forEach(versions::addAll);
      delete(versions);
      versions.forEach(version -> gone.add(version.key()));
      idle = before.containsAll(versions) ? idle + 1 : 0;
      before = versions;
    }
    throw new StoreUnavailableException(
        "the object store goes on listing " + before.size() + " versions that it deleted");
  }

  private void delete(Collection<Version> versions) {
    var all = new ArrayList<>(versions);
    var answers = new ArrayList<CompletableFuture<DeleteObjectsResponse>>();
    for (int from = 0; from < all.size(); from += BATCH) {
      answers.add(startDelete(all.subList(from, Math.min(from + BATCH, all.size()))));
    }
    answers.forEach(this::finishDelete);
  }

  private CompletableFuture<DeleteObjectsResponse> startDelete(List<Version> batch) {
    var objects = batch.stream().map(v -> new DeleteRequest.Object(v.key(), v.id())).toList();
    var args =
        DeleteObjectsArgs.builder().bucket(calls.bucket()).objects(objects).quiet(true).build();
    return calls.start(client -> client.deleteObjects(args));
  }

  private void finishDelete(CompletableFuture<DeleteObjectsResponse> started) {
    var errors = calls.await("a bulk delete", started).result().errors();
    var real = errors.stream().filter(e -> !HARMLESS.contains(String.valueOf(e.code()))).toList();
    if (!real.isEmpty()) {
      throw new StoreUnavailableException(
          "the object store kept " + real.size() + " versions: " + real.getFirst().code());
    }
  }
}
