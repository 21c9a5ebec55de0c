package no.slett.vault;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MinIOContainer;

/**
 * Starts real S3 servers. One comes from Maven; versitygw and MinIO are used where their binaries
 * are found: {@code SLETT_VERSITYGW} or {@code SLETT_MINIO}, then the path, then {@code
 * ~/.cache/slett/bin}.
 */
public final class S3Servers {
  /** Not us-east-1: the SDK names that one when it makes a bucket, and versitygw refuses it. */
  private static final String REGION = "eu-north-1";

  private static final String USER = "slett-test";
  private static final String PASSWORD = "only-on-loopback";
  private static final String IMAGE = "minio/minio:latest";

  private S3Servers() {}

  /** The server that is always there: the one from Maven. */
  public static S3Server s3mock(Path folder) throws IOException {
    var jar = Path.of("target", "s3mock", "s3mock.jar").toAbsolutePath();
    var endpoint = endpoint(ServerProcess.freePort());
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            jar.toString(),
            "--http.port=" + endpoint.getPort(),
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--com.adobe.testing.s3mock.store.root=" + made(folder.resolve("data")),
            "--com.adobe.testing.s3mock.store.region=" + REGION);
    return start("s3mock", command, Map.of(), folder, endpoint);
  }

  /** A versitygw over a folder, if its binary is found. */
  public static Optional<S3Server> versitygw(Path folder) throws IOException {
    var binary = binary("SLETT_VERSITYGW", "versitygw");
    if (binary.isEmpty()) {
      return Optional.empty();
    }
    var endpoint = endpoint(ServerProcess.freePort());
    var command =
        List.of(
            binary.get().toString(),
            "--region",
            REGION,
            "--port",
            "127.0.0.1:" + endpoint.getPort(),
            "posix",
            "--versioning-dir",
            made(folder.resolve("versions")).toString(),
            made(folder.resolve("data")).toString());
    var environment = Map.of("ROOT_ACCESS_KEY", USER, "ROOT_SECRET_KEY", PASSWORD);
    return Optional.of(start("versitygw", command, environment, folder, endpoint));
  }

  /** A MinIO over a folder if its binary is found, else a container if an engine may be used. */
  public static Optional<S3Server> minio(Path folder) throws IOException {
    var binary = binary("SLETT_MINIO", "minio");
    if (binary.isEmpty()) {
      return container();
    }
    var endpoint = endpoint(ServerProcess.freePort());
    var command =
        List.of(
            binary.get().toString(),
            "server",
            "--address",
            "127.0.0.1:" + endpoint.getPort(),
            made(folder.resolve("data")).toString());
    var environment =
        Map.of(
            "MINIO_ROOT_USER", USER,
            "MINIO_ROOT_PASSWORD", PASSWORD,
            "MINIO_REGION", REGION);
    return Optional.of(start("MinIO", command, environment, folder, endpoint));
  }

  /** A server that is built for speed, if one is found: for a benchmark. */
  public static Optional<S3Server> fastest(Path folder) throws IOException {
    var minio = minio(made(folder.resolve("minio")));
    return minio.isPresent() ? minio : versitygw(made(folder.resolve("versitygw")));
  }

  private static S3Server start(
      String name, List<String> command, Map<String, String> env, Path folder, URI endpoint)
      throws IOException {
    var running = ServerProcess.start(command, env, folder.resolve("server.log"), endpoint);
    return S3Server.at(name, endpoint, REGION, USER, PASSWORD, running::close);
  }

  private static Optional<S3Server> container() {
    if (!containersWanted()) {
      return Optional.empty();
    }
    var minio = new MinIOContainer(IMAGE).withUserName(USER).withPassword(PASSWORD);
    minio.withEnv("MINIO_REGION", REGION).start();
    var endpoint = URI.create(minio.getS3URL());
    var name = "MinIO in " + IMAGE;
    return Optional.of(S3Server.at(name, endpoint, REGION, USER, PASSWORD, minio::stop));
  }

  /** An engine may answer and yet have no image, and then pull for minutes. */
  private static boolean containersWanted() {
    if (Boolean.getBoolean("slett.containers")) {
      return true;
    }
    if (!Files.exists(Path.of("/var/run/docker.sock")) || !engineAnswers()) {
      return false;
    }
    var images = DockerClientFactory.lazyClient().listImagesCmd().exec();
    return images.stream()
        .map(image -> image.getRepoTags())
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .anyMatch(IMAGE::equals);
  }

  private static boolean engineAnswers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Optional<Path> binary(String variable, String name) {
    var places = new ArrayList<Path>();
    Stream.ofNullable(System.getenv(variable)).map(Path::of).forEach(places::add);
    Stream.ofNullable(System.getenv("PATH"))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator, -1)))
        .map(folder -> Path.of(folder, name))
        .forEach(places::add);
    places.add(Path.of(System.getProperty("user.home"), ".cache", "slett", "bin", name));
    return places.stream().filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
  }

  private static URI endpoint(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static Path made(Path folder) throws IOException {
    return Files.createDirectories(folder);
  }
}
