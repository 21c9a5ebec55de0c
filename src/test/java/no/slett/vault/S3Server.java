package no.slett.vault;

import io.minio.BucketExistsArgs;
import io.minio.Http;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.SetBucketVersioningArgs;
import io.minio.messages.VersioningConfiguration;
import java.net.URI;

/**
 * A running S3 server, for tests and benchmarks; close it.
 *
 * @param name what it is, for messages
 * @param client the bare SDK
 * @param stop ends it
 */
public record S3Server(
    String name,
    URI endpoint,
    String region,
    String accessKey,
    String secretKey,
    MinioAsyncClient client,
    Runnable stop)
    implements AutoCloseable {

  /** Connects the bare SDK, to do behind a store's back what the store never does. */
  static S3Server at(
      String name, URI endpoint, String region, String user, String password, Runnable stop) {
    var client =
        MinioAsyncClient.builder()
            .endpoint(endpoint.toString())
            .region(region)
            .credentials(user, password)
            .httpClient(
                Http.newDefaultClient().newBuilder().addInterceptor(new ReadableAnswers()).build())
            .build();
    return new S3Server(name, endpoint, region, user, password, client, stop);
  }

  /** What a bucket does with the older versions of its objects. */
  public enum Versions {
    NONE,
    KEPT,
    /** Kept at first, and then no more. */
    SUSPENDED
  }

  /** Makes a bucket, and says how to reach it. */
  public S3Settings createBucket(String bucket, Versions versions) {
    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()).join();
    if (versions != Versions.NONE) {
      versioning(bucket, VersioningConfiguration.Status.ENABLED);
    }
    if (versions == Versions.SUSPENDED) {
      suspendVersioning(bucket);
    }
    return settings(bucket);
  }

  /** Makes a bucket that keeps versions or has none. */
  public S3Settings createBucket(String bucket, boolean versioned) {
    return createBucket(bucket, versioned ? Versions.KEPT : Versions.NONE);
  }

  /** Makes a bucket whose objects can be locked; it keeps versions. */
  public S3Settings createLockableBucket(String bucket) {
    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).objectLock(true).build()).join();
    return settings(bucket);
  }

  /** Whether there is such a bucket. */
  public boolean has(String bucket) {
    return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()).join();
  }

  /** From now on the bucket keeps no more older versions; those that it has, stay. */
  public void suspendVersioning(String bucket) {
    versioning(bucket, VersioningConfiguration.Status.SUSPENDED);
  }

  @Override
  public void close() {
    client.close();
    stop.run();
  }

  private S3Settings settings(String bucket) {
    return S3Settings.of(endpoint, region, accessKey, secretKey, bucket);
  }

  private void versioning(String bucket, VersioningConfiguration.Status status) {
    var wanted = new VersioningConfiguration(status, null, null, null);
    client
        .setBucketVersioning(
            SetBucketVersioningArgs.builder().bucket(bucket).config(wanted).build())
        .join();
  }
}
