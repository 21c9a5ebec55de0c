package no.slett.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Plays the whole life of three applications against a running local mode, and says of each step
 * what it proves. Exits 1 at the first step that is not as it says.
 */
public final class Demo {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");

  private final LocalOptions options;
  private final PrintStream out;

  Demo(LocalOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Plays it once, in a process of its own, beside whatever else there is. */
  public static void main(String[] args) {
    System.exit(new Demo(LocalOptions.fromSystemProperties(), System.out).play() ? 0 : 1);
  }

  /** Whether all was as said. */
  boolean play() {
    var telling = new Telling(out);
    try {
      cast(telling).play();
      out.println();
      out.printf("All %d steps were as said.%n", telling.steps());
      return true;
    } catch (ConnectException e) {
      out.println(
          "Local mode does not answer. Start it first: mvn -q test-compile exec:exec@local");
    } catch (Telling.NotAsSaidException e) {
      out.println("  NOT AS SAID  " + e.getMessage());
    } catch (Exception e) {
      out.println(
          "  FAILED  " + Objects.requireNonNullElse(e.getMessage(), e.getClass().getName()));
    }
    return false;
  }

  private Life cast(Telling telling) throws IOException {
    var base = URI.create("http://localhost:" + options.ports().pages());
    var tokens = URI.create("http://localhost:" + options.ports().issuer() + "/slett/token");
    return new Life(
        telling,
        Samples.read(SAMPLES),
        new Traces(options.folder().toAbsolutePath()),
        Api.anonymous(base),
        Api.login(base, tokens, LocalClient.CAREERS_SITE),
        Api.login(base, tokens, LocalClient.RECRUITER));
  }
}
