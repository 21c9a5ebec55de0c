package no.slett.vault;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where a bucket is and who may use it.
 *
 * @param endpoint {@code http(s)://host[:port]}, no path
 * @param region must be the server's own; never guessed, since asking for it costs a right
 * @param virtualHosts whether the bucket's name is part of the host name; by default it is part of
 *     the path
 * @param timeout of connecting, and of each silence while reading or writing
 * @param connections requests in flight at most
 */
public record S3Settings(
    URI endpoint,
    String region,
    String accessKey,
    String secretKey,
    String bucket,
    boolean virtualHosts,
    Duration timeout,
    int connections) {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  public S3Settings {
    if (endpoint.getHost() == null || !endpoint.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("the endpoint must be http(s)://host[:port]");
    }
    requireText(region, "region");
    requireText(accessKey, "access key");
    requireText(secretKey, "secret key");
    requireText(bucket, "bucket");
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException("the bucket's name must be 3-63 of a-z, 0-9, . and -");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the timeout must be positive");
    }
    if (connections < 1) {
      throw new IllegalArgumentException("at least one connection is needed");
    }
  }

  /** Path style, 20 seconds, 128 connections. */
  public static S3Settings of(
      URI endpoint, String region, String accessKey, String secretKey, String bucket) {
    var timeout = Duration.ofSeconds(20);
    return new S3Settings(endpoint, region, accessKey, secretKey, bucket, false, timeout, 128);
  }

  private static void requireText(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the store's " + name + " is missing");
    }
  }

  /** Leaves both keys out: it would end up in a log. */
  @Override
  public String toString() {
    return "S3Settings[" + endpoint + ", " + region + ", " + bucket + "]";
  }
}
