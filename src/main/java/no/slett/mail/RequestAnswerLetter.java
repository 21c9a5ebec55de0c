package no.slett.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request: what is done, what is refused and why, and where to complain (GDPR Art.
 * 12(3), 12(4), law 4.8). One that lacks a part cannot be made, and so not be sent.
 *
 * @param type the right, as the contract names it
 * @param lines item by item, where the answer is not the same for all
 * @param refusal the ground for the whole; null unless all is refused
 * @param text what the controller says in its own words, if anything
 * @param collectUntil for a copy: until when it can be collected; null for all others
 */
public record RequestAnswerLetter(
    MailAddress to,
    Sender sender,
    String type,
    Instant receivedAt,
    String outcome,
    List<Line> lines,
    @Nullable Refusal refusal,
    @Nullable String text,
    @Nullable Instant collectUntil,
    URI service)
    implements Letter {
  /**
   * Why something is refused.
   *
   * @param ground as the contract names it, such as {@code gdpr-17-3-e}
   * @param reference the statute, where the ground is a legal obligation
   * @param facts the facts that it rests on
   */
  public record Refusal(String ground, @Nullable String reference, String facts) {
    public Refusal {
      if (ground.isBlank() || facts.isBlank()) {
        throw new IllegalArgumentException("a refusal has a ground and facts");
      }
    }

    @Override
    public String toString() {
      return "Refusal[" + ground + "]";
    }
  }

  /**
   * What becomes of one item.
   *
   * @param kind what it is, as receipts name their parts
   * @param title of the position
   * @param refusal null when it is granted
   */
  public record Line(String kind, String title, @Nullable Refusal refusal) {}

  public RequestAnswerLetter {
    lines = List.copyOf(lines);
    if (outcome.equals("refused") && refusal == null) {
      throw new IllegalArgumentException("a refusal says why");
    }
    if (outcome.equals("partial") && lines.stream().allMatch(line -> line.refusal() == null)) {
      throw new IllegalArgumentException("a partial answer says what is refused");
    }
  }

  /** Never who or what. */
  @Override
  public String toString() {
    return "RequestAnswerLetter[" + type + "]";
  }
}
