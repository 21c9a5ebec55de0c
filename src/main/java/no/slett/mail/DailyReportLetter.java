package no.slett.mail;

import java.time.Instant;
import java.util.List;

/**
 * Tells the privacy officer what is kept from being erased, under opaque ids, and which assessments
 * were to be looked at again.
 *
 * @param more how many lines were left out
 * @param overdue one line for each assessment
 */
public record DailyReportLetter(
    MailAddress to, Sender sender, Instant at, List<Line> lines, int more, List<String> overdue)
    implements Letter {
  public DailyReportLetter {
    lines = List.copyOf(lines);
    overdue = List.copyOf(overdue);
  }

  /**
   * What keeps one application.
   *
   * @param kind {@code hold}, {@code restriction} or {@code request}
   */
  public record Line(String kind, String application, Instant since, Instant until) {}
}
