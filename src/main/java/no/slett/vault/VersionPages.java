package no.slett.vault;

import io.minio.ListObjectVersionsArgs;
import io.minio.messages.ListVersionsResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Listings of versions and delete markers. */
final class VersionPages {
  private static final int ABREAST = 32;
  private static final int PAGE = 1000;

  /** One version or delete marker. */
  record Version(String key, String id) {}

  private final S3Calls calls;

  VersionPages(S3Calls calls) {
    this.calls = calls;
  }

  /** What is first found below each of the prefixes; a prefix with nothing is left out. */
  Map<String, Set<Version>> firsts(List<String> prefixes) {
    var found = new LinkedHashMap<String, Set<Version>>();
    for (int from = 0; from < prefixes.size(); from += ABREAST) {
      var some = prefixes.subList(from, Math.min(from + ABREAST, prefixes.size()));
      var pages = some.stream().map(prefix -> start(prefix, null)).toList();
      for (int i = 0; i < some.size(); i++) {
        var versions = firstOf(some.get(i), pages.get(i));
        if (!versions.isEmpty()) {
          found.put(some.get(i), versions);
        }
      }
    }
    return found;
  }

  /** How many distinct versions lie below; some servers list one twice at the seam of two pages. */
  long count(String prefix) {
    long count = 0;
    Set<Version> last = Set.of();
    ListVersionsResult page = null;
    do {
      page = calls.await("a listing", start(prefix, page));
      var versions = versions(page);
      count += versions.size() - overlap(versions, last);
      last = versions;
    } while (page.isTruncated());
    return count;
  }

  private static long overlap(Set<Version> versions, Set<Version> others) {
    return versions.stream().filter(others::contains).count();
  }

  /** A page may be empty and yet not be the last one. */
  private Set<Version> firstOf(String prefix, CompletableFuture<ListVersionsResult> first) {
    var page = calls.await("a listing", first);
    while (page.isTruncated() && versions(page).isEmpty()) {
      page = calls.await("a listing", start(prefix, page));
    }
    return versions(page);
  }

  private CompletableFuture<ListVersionsResult> start(
      String prefix, @Nullable ListVersionsResult before) {
    var args = ListObjectVersionsArgs.builder().bucket(calls.bucket()).prefix(prefix).maxKeys(PAGE);
    if (before != null) {
      args.keyMarker(before.nextKeyMarker()).versionIdMarker(before.nextVersionIdMarker());
    }
    return calls
        .start(client -> client.listObjectVersions(args.build()))
        .thenApply(response -> response.result());
  }

  private static Set<Version> versions(ListVersionsResult page) {
    var versions = new LinkedHashSet<Version>();
    page.contents().forEach(v -> versions.add(new Version(v.objectName(), v.versionId())));
    page.deleteMarkers().forEach(v -> versions.add(new Version(v.objectName(), v.versionId())));
    return versions;
  }
}
