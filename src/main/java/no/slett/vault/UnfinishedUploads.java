package no.slett.vault;

import io.minio.AbortMultipartUploadArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.messages.ListMultipartUploadsResult;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Parts of objects that never came to be. None is ours, since an object is sent in one request, but
 * another tool may have left some.
 *
 * <p>The whole bucket is always listed, normally one short page: MinIO lists by prefix only what
 * has exactly that name.
 */
final class UnfinishedUploads {
  private static final int ROUNDS = 20;
  private static final String WHAT = "a listing of unfinished uploads";

  private record Upload(String key, String id) {}

  private final S3Calls calls;

  UnfinishedUploads(S3Calls calls) {
    this.calls = calls;
  }

  /** Aborts the uploads to these keys until none is listed. */
  void abort(Predicate<String> mine) {
    for (int round = 0; round < ROUNDS; round++) {
      var found = find(mine);
      if (found.isEmpty()) {
        return;
      }
      found.stream().map(this::startAbort).toList().forEach(this::finishAbort);
    }
    throw new StoreUnavailableException(
        "the object store goes on listing unfinished uploads that it aborted");
  }

  long count(Predicate<String> mine) {
    return find(mine).size();
  }

  /** Whether the store tells of them at all. */
  boolean listed() {
    return calls.ask(WHAT, startPage("")) instanceof Reply.Told<?>;
  }

  private Set<Upload> find(Predicate<String> mine) {
    var found = new LinkedHashSet<Upload>();
    for (var after = Optional.of(""); after.isPresent(); ) {
      var page = page(after.get());
      page.uploads().stream()
          .filter(upload -> mine.test(upload.objectName()))
          .map(upload -> new Upload(upload.objectName(), upload.uploadId()))
          .forEach(found::add);
      after = next(page, after.get());
    }
    return found;
  }

  /**
   * By keys only: versitygw refuses the upload's id that it gives itself. More uploads to the last
   * key of a page are found once that page's are gone.
   */
  private static Optional<String> next(ListMultipartUploadsResult page, String after) {
    return Optional.ofNullable(page.nextKeyMarker())
        .filter(next -> page.isTruncated() && next.compareTo(after) > 0);
  }

  /** Empty of a store that does not let us look; the inspection tells so. */
  private ListMultipartUploadsResult page(String after) {
    return switch (calls.ask(WHAT, startPage(after))) {
      case Reply.Told(var page) -> page;
      case Reply.Refused(var _) -> new ListMultipartUploadsResult();
    };
  }

  private CompletableFuture<ListMultipartUploadsResult> startPage(String after) {
    var args = ListMultipartUploadsArgs.builder().bucket(calls.bucket());
    if (!after.isEmpty()) {
      args.keyMarker(after);
    }
    return calls
        .start(client -> client.listMultipartUploads(args.build()))
        .thenApply(response -> response.result());
  }

  private CompletableFuture<?> startAbort(Upload upload) {
    var args =
        AbortMultipartUploadArgs.builder()
            .bucket(calls.bucket())
            .object(upload.key())
            .uploadId(upload.id())
            .build();
    return calls.start(client -> client.abortMultipartUpload(args));
  }

  private void finishAbort(CompletableFuture<?> started) {
    try {
      var _ = calls.await("an abort of an unfinished upload", started);
    } catch (NoSuchObjectException ended) {
      // it was finished or aborted meanwhile; the purge finds what it left
    }
  }
}
