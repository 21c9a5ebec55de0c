package no.slett.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.application.Form.Referee;
import no.slett.application.Rectifications;
import no.slett.application.ShownDecision;
import no.slett.application.ShownDocument;
import no.slett.application.ShownNote;
import no.slett.application.ShownStatement;
import org.jspecify.annotations.Nullable;

/** What recruiters are shown, in the shapes of the contract. */
final class Shown {
  private Shown() {}

  /** One line of a list. */
  record Summary(
      String applicationId,
      String hiringProcessId,
      String stage,
      Instant receivedAt,
      String givenName,
      String familyName,
      String email,
      long documentCount,
      boolean sameMailbox,
      @Nullable String decision) {
    @Override
    public String toString() {
      return "Summary[" + applicationId + "]";
    }
  }

  /** A whole application. */
  record Application(
      String applicationId,
      String hiringProcessId,
      String stage,
      Instant receivedAt,
      String givenName,
      String familyName,
      String email,
      @Nullable String phone,
      @Nullable String address,
      String locale,
      @Nullable String coverLetter,
      @Nullable Map<String, String> answers,
      @Nullable List<Referee> referees,
      boolean sameMailbox,
      List<ShownDocument> documents,
      List<ShownNote> notes,
      @Nullable ShownDecision decision,
      List<Block> blocks,
      List<ShownStatement> statements,
      List<Rectifications.Shown> rectifications) {
    @Override
    public String toString() {
      return "Application[" + applicationId + "]";
    }
  }

  /** What keeps an application, or an item of it, from being erased or used. */
  record Block(String kind, @Nullable String itemId, Instant until) {}

  /** Where words were found in a text. */
  record Hits(List<Hit> hits, int total) {}

  /** One place; offsets count UTF-16 code units. */
  record Hit(int start, int end, String excerpt) {
    @Override
    public String toString() {
      return "Hit[" + start + "]";
    }
  }
}
