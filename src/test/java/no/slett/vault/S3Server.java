package no.slett.vault;

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
            .build();
    return new S3Server(name, endpoint, region, user, password, client, stop);
  }

  /** Makes a bucket, and says how to reach it. */
  public S3Settings createBucket(String bucket, boolean versioned) {
    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()).join();
    if (versioned) {
      enableVersioning(bucket);
    }
    return S3Settings.of(endpoint, region, accessKey, secretKey, bucket);
  }

  @Override
  public void close() {
    client.close();
    stop.run();
  }

  private void enableVersioning(String bucket) {
    var enabled =
        new VersioningConfiguration(VersioningConfiguration.Status.ENABLED, null, null, null);
    client
        .setBucketVersioning(
            SetBucketVersioningArgs.builder().bucket(bucket).config(enabled).build())
        .join();
  }
}
