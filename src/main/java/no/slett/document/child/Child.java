package no.slett.document.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.logging.LogManager;

/**
 * The child's main class. One argument: the most characters of text to answer.
 *
 * <p>Its temporary folder ({@code java.io.tmpdir}) is its own, and empty between documents.
 */
public final class Child {
  /** The exit code that says: the machine failed, not the document. */
  public static final int NO_ROOM = 4;

  private final SynchronousQueue<Wire.Question> questions = new SynchronousQueue<>();
  private final Reading reading;
  private final Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  private Child(int mostCharacters) {
    this.reading = new Reading(mostCharacters, folder);
  }

  /** Runs until the standard input ends, that is until the service ends or lets go. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var in =
        new DataInputStream(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in), 64 * 1024));
    var out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 64 * 1024));
    // A library that prints must not break into the answers, nor log what it reads.
    System.setOut(System.err);
    LogManager.getLogManager().reset();
    URL.setURLStreamHandlerFactory(new NoFetching());
    out.writeBoolean(Confinement.confine());
    out.flush();
    new Child(Integer.parseInt(args[0])).run(in, out);
  }

  // Reading goes on while a document is at work, so that the end of the service is noticed then.
  private void run(DataInputStream in, DataOutputStream out)
      throws IOException, InterruptedException {
    var reader = new Thread(() -> answerAll(out), "documents");
    reader.setDaemon(true);
    reader.start();
    try {
      while (true) {
        questions.put(Wire.question(in));
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void answerAll(DataOutputStream out) {
    try {
      while (true) {
        var answer = reading.read(questions.take());
        TemporaryFiles.empty(folder);
        Wire.answer(out, answer);
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(NO_ROOM);
    }
  }
}
