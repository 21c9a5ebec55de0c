package no.slett.document;

import static java.util.stream.Collectors.joining;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import no.slett.document.child.Answer;
import no.slett.document.child.Child;
import no.slett.document.child.TemporaryFiles;
import no.slett.document.child.Wire;

/** One running child: reads documents one at a time, and is never used again after a failure. */
final class ChildProcess implements AutoCloseable {
  /** What a JVM exits with when told to end at the first lack of memory. */
  private static final int OUT_OF_MEMORY = 3;

  private final ExtractorSettings settings;
  private final ScheduledExecutorService watchdog;
  private final Path folder;
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final boolean networkCut;
  private int documents;

  /**
   * Starts a child and waits until it listens.
   *
   * @throws IOException when it does not
   */
  ChildProcess(ExtractorSettings settings, ScheduledExecutorService watchdog) throws IOException {
    this.settings = settings;
    this.watchdog = watchdog;
    this.folder = Files.createTempDirectory(settings.workFolder(), "child-");
    try {
      this.process = start();
    } catch (IOException e) {
      Files.deleteIfExists(folder);
      throw e;
    }
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.networkCut = greeting();
  }

  private Process start() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + settings.heapMegabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            // What a crashing JVM writes down may hold a document.
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(settings.jvmOptions());
    command.addAll(
        List.of(
            "-cp",
            classPath(),
            Child.class.getName(),
            Integer.toString(settings.mostCharacters())));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    // Secrets of the service come as environment variables; libraries may print what they read.
    builder.environment().clear();
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  // The child runs in another folder, where relative entries would lead nowhere.
  private static String classPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(joining(File.pathSeparator));
  }

  private boolean greeting() throws IOException {
    var late = new AtomicBoolean();
    var alarm = killAfter(settings.startLimit().toMillis(), late);
    try {
      return in.readBoolean();
    } catch (IOException e) {
      close();
      throw e;
    } finally {
      alarm.run();
    }
  }

  boolean networkCut() {
    return networkCut;
  }

  /** Whether it may be given another document. */
  boolean usable() {
    return process.isAlive() && documents < settings.documentsPerProcess();
  }

  long pid() {
    return process.pid();
  }

  Outcome extract(InputStream file, int size, String mediaType) {
    documents++;
    if (!handOver(file, size, mediaType)) {
      close();
      return new Outcome.Failed("handing_over");
    }
    var late = new AtomicBoolean();
    var alarm = killAfter(settings.timeLimit().toMillis(), late);
    try {
      return outcome(Wire.answer(in, settings.mostCharacters()));
    } catch (IOException e) {
      return death(late.get());
    } finally {
      alarm.run();
    }
  }

  // Not counted as the document's time: a slow store is not its fault. But a child that has been
  // taken over by an earlier document may never listen again.
  private boolean handOver(InputStream file, int size, String mediaType) {
    var alarm = killAfter(settings.startLimit().toMillis(), new AtomicBoolean());
    try {
      Wire.ask(out, mediaType, file, size);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      alarm.run();
    }
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Clean(var text, var flags) -> new Outcome.Clean(text, flags);
      case Answer.Refused(var reason) -> new Outcome.Refused(reason);
    };
  }

  private Outcome death(boolean late) {
    var code = exitCode();
    close();
    if (late) {
      return new Outcome.Refused("processing_time_limit");
    }
    return switch (code) {
      case Child.NO_ROOM -> new Outcome.Failed("no_room");
      case OUT_OF_MEMORY -> new Outcome.Refused("processing_memory_limit");
      // Killed from outside: by an operator, or by a machine that is out of memory itself.
      case 137, 143 -> new Outcome.Failed("child_killed");
      default -> new Outcome.Refused("processing_crash");
    };
  }

  private int exitCode() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Kills the process after a while, unless the answered action is run before. */
  private Runnable killAfter(long millis, AtomicBoolean late) {
    var alarm =
        watchdog.schedule(
            () -> {
              late.set(true);
              process.destroyForcibly();
            },
            millis,
            TimeUnit.MILLISECONDS);
    return () -> alarm.cancel(false);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      TemporaryFiles.empty(folder);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // The extractor empties the whole work folder at its next start.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
