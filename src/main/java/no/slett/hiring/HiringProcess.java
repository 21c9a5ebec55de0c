package no.slett.hiring;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import no.slett.clock.ServiceClock;
import no.slett.hiring.Timing.Clockwork;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/**
 * A hiring process. Holds no personal data.
 *
 * @param language the announcement's: nb, nn or en
 * @param questions language to questions, as the careers site shows them
 * @param promised null in a draft
 */
public record HiringProcess(
    HiringProcessId id,
    String slug,
    Kind kind,
    String title,
    String language,
    @Nullable Map<String, List<String>> questions,
    @Nullable Instant deadline,
    Period closingWindow,
    Timing timing,
    @Nullable Promised promised) {
  public HiringProcess {
    if (title.isBlank() || title.length() > 200) {
      throw new IllegalArgumentException("title must have 1 to 200 characters");
    }
    if (!List.of("nb", "nn", "en").contains(language)) {
      throw new IllegalArgumentException("language must be nb, nn or en");
    }
    Retention.requireWindow(closingWindow);
  }

  /** The status at an instant. */
  public Status status(Instant at) {
    return timing.status(at);
  }

  /** The rule by which its applications are erased, as named in the contract. */
  public String erasureRule() {
    return kind == Kind.UNSOLICITED ? "unsolicited" : "process-closed";
  }

  /** The furthest end that the basis of an application received at an instant may have. */
  public Instant basisEnd(Instant received, Retention retention) {
    var latest = timing.latest();
    return latest == null ? ServiceClock.after(received, retention.unsolicited()) : latest;
  }

  HiringProcess with(Timing changed) {
    return new HiringProcess(
        id, slug, kind, title, language, questions, deadline, closingWindow, changed, promised);
  }

  HiringProcess promising(Promised told) {
    return new HiringProcess(
        id, slug, kind, title, language, questions, deadline, closingWindow, timing, told);
  }

  HiringProcess withSlug(String free) {
    return new HiringProcess(
        id, free, kind, title, language, questions, deadline, closingWindow, timing, promised);
  }

  Clockwork clockwork(Retention retention) {
    return new Clockwork(counting(retention), closingWindow, deadline);
  }

  /** What counts of what is configured now. */
  Retention counting(Retention configured) {
    return promised == null ? configured : promised.within(configured);
  }
}
