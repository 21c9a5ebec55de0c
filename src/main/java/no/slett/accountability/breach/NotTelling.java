package no.slett.accountability.breach;

import java.util.List;
import no.slett.http.Fields;

/**
 * Why the persons are not told one by one (Art. 34(1), (3)).
 *
 * @param ground no high risk; or the data were protected (a), the risk was averted (b), or it would
 *     take a disproportionate effort and is made public instead (c)
 */
record NotTelling(String ground, String text) {
  NotTelling {
    Fields.oneOf("ground", ground, List.of("no-high-risk", "34-3-a", "34-3-b", "34-3-c"));
    NewBreach.said("text", text);
  }

  @Override
  public String toString() {
    return "NotTelling[" + ground + "]";
  }
}
