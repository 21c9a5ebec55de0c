package no.slett.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The service as in production: a JVM of its own, with the flags of the container image. */
final class ServiceJvm implements AutoCloseable {
  private static final Pattern KILOBYTES = Pattern.compile("(\\d+) kB");
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

  private final Process process;

  private ServiceJvm(Process process) {
    this.process = process;
  }

  /** Starts it and returns once it is ready. */
  static ServiceJvm start(
      List<String> flags, Map<String, String> environment, int operatorPort, Path log)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "no.slett.Main", "serve"));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(Image.environment());
    builder.environment().putAll(environment);
    var jvm = new ServiceJvm(builder.start());
    try {
      jvm.awaitReady(URI.create("http://127.0.0.1:" + operatorPort + "/health/ready"));
    } catch (RuntimeException e) {
      jvm.close();
      throw new IOException("The service does not get ready; see " + log, e);
    }
    return jvm;
  }

  private void awaitReady(URI ready) {
    try (var client = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .failFast("the service ended", () -> !process.isAlive())
          .ignoreExceptions()
          .until(
              () ->
                  client
                          .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                          .statusCode()
                      == 200);
    }
  }

  /** Resident memory now, in megabytes. */
  long resident() throws IOException {
    return status("VmRSS");
  }

  /** The most that was ever resident, in megabytes. */
  long mostResident() throws IOException {
    return status("VmHWM");
  }

  private long status(String field) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      var line = lines.filter(l -> l.startsWith(field + ":")).findFirst().orElseThrow();
      var found = KILOBYTES.matcher(line);
      if (!found.find()) {
        throw new IOException("No number in " + line);
      }
      return Long.parseLong(found.group(1)) >> 10;
    }
  }

  /** Heap in use, garbage included, in megabytes. */
  long heap() throws IOException, InterruptedException {
    var found = HEAP.matcher(run("jcmd", "" + process.pid(), "GC.heap_info"));
    var used = 0L;
    while (found.find()) {
      used = Math.max(used, Long.parseLong(found.group(1)));
    }
    return used >> 10;
  }

  long pid() {
    return process.pid();
  }

  /**
   * Keeps the extractor from working until closed: what it does later is no part of intake. The
   * service takes a stopped reader for a hung one and starts another, which is stopped too.
   */
  Held holdExtractor() {
    return new Held(process);
  }

  /** An extractor that is held. */
  static final class Held implements AutoCloseable {
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();
    private final Set<Long> stopped = ConcurrentHashMap.newKeySet();

    private Held(Process service) {
      var _ =
          rounds.scheduleWithFixedDelay(
              () -> service.descendants().map(ProcessHandle::pid).forEach(this::stop),
              0,
              100,
              TimeUnit.MILLISECONDS);
    }

    private void stop(long pid) {
      if (stopped.add(pid)) {
        signal("-STOP", pid);
      }
    }

    private static void signal(String signal, long pid) {
      try {
        new ProcessBuilder("kill", signal, "" + pid).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Lets it go on. */
    @Override
    public void close() {
      rounds.close();
      stopped.forEach(pid -> signal("-CONT", pid));
    }
  }

  private static String run(String tool, String... arguments)
      throws IOException, InterruptedException {
    var path = Path.of(System.getProperty("java.home"), "bin", tool).toString();
    var command = Stream.concat(Stream.of(path), Stream.of(arguments)).toList();
    var run = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text =
        new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    run.waitFor();
    return text;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
