package no.slett.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("it hears whatever this JVM logs")
class SmtpReplyTest {
  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no kari@example.no here, 550",
    "RCPT, 553 bad name, 553",
    "DATA, 554 no, 554",
    "'.', 552 5.3.4 too big, 552"
  })
  void aFinalNoToThisMailIsRefused(String command, String line, int code) throws IOException {
    assertThat(send(Map.of(command, line))).isEqualTo(new Delivery.Refused(code));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 450 4.2.1 mailbox busy, 450",
    "RCPT, 421 going down, 421",
    "DATA, 451 try later, 451",
    "'.', 452 full, 452",
    "MAIL, 550 5.7.1 you may not send, 550",
    "MAIL, 451 not now, 451",
    "'', 554 go away, 0",
    "'', 421 busy, 0"
  })
  void anythingElseMayBeTriedAgain(String command, String line, int code) throws IOException {
    assertThat(send(Map.of(command, line))).isEqualTo(new Delivery.Unavailable(code));
  }

  @Test
  void aRudeGoodbyeTakesNothingBack() throws IOException {
    assertThat(send(Map.of("QUIT", "500 what"))).isEqualTo(new Delivery.Sent());
  }

  @Law("SE-1")
  @Test
  void nothingIsLoggedOfTheMailEvenAtTheFinestLevel() throws IOException {
    var kept = new Kept();
    var root = Logger.getLogger("");
    var level = root.getLevel();
    root.addHandler(kept);
    root.setLevel(Level.ALL);
    try {
      send(Map.of("RCPT", "550 no kari@example.no here"));
      send(Map.of());
      Logger.getLogger("no.slett").fine("heard");
    } finally {
      root.setLevel(level);
      root.removeHandler(kept);
    }
    assertThat(kept.lines).anyMatch(l -> l.contains("heard"));
    assertThat(kept.lines)
        .noneMatch(l -> l.contains("kari") || l.contains("canary") || l.contains("ikke-svar"));
  }

  private static Delivery send(Map<String, String> answers) throws IOException {
    try (var server = new RudeServer(answers)) {
      var settings = SmtpTransportTest.settings(server.port(), SmtpSettings.Tls.NONE);
      return new SmtpTransport(settings, () -> Instant.EPOCH)
          .send(MailTransportContract.mail("canary subject", "canary text"));
    }
  }

  /** Keeps what is logged, with messages of exceptions. */
  private static final class Kept extends Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord line) {
      lines.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
