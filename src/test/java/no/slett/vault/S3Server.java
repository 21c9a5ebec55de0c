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
 * @param stop ends it
 */
public record S3Server(
    String name, URI endpoint, String region, String accessKey, String secretKey, Runnable stop)
    implements AutoCloseable {

  /** Makes a bucket, and says how to reach it. */
  public S3Settings createBucket(String bucket, boolean versioned) {
    try (var client = client()) {
      client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()).join();
      if (versioned) {
        enableVersioning(client, bucket);
      }
    }
    return S3Settings.of(endpoint, region, accessKey, secretKey, bucket);
  }

  /** The bare SDK, to do behind a store's back what the store never does; close it. */
  public MinioAsyncClient client() {
    return MinioAsyncClient.builder()
        .endpoint(endpoint.toString())
        .region(region)
        .credentials(accessKey, secretKey)
        .build();
  }

  @Override
  public void close() {
    stop.run();
  }

  private static void enableVersioning(MinioAsyncClient client, String bucket) {
    var enabled =
        new VersioningConfiguration(VersioningConfiguration.Status.ENABLED, null, null, null);
    client
        .setBucketVersioning(
            SetBucketVersioningArgs.builder().bucket(bucket).config(enabled).build())
        .join();
  }
}
