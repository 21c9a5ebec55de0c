package no.slett.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.application.Form.Referee;
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
      List<Document> documents,
      List<Note> notes,
      @Nullable Decision decision,
      List<Block> blocks) {
    @Override
    public String toString() {
      return "Application[" + applicationId + "]";
    }
  }

  /** What keeps an application, or an item of it, from being erased or used. */
  record Block(String kind, @Nullable String itemId, Instant until) {}

  /**
   * Somebody in the talent pool.
   *
   * @param consentExpiresAt when they disappear by themselves
   */
  record Talent(
      String applicationId,
      String hiringProcessId,
      String title,
      String givenName,
      String familyName,
      String email,
      @Nullable String phone,
      Instant consentExpiresAt,
      List<Document> documents) {
    @Override
    public String toString() {
      return "Talent[" + applicationId + "]";
    }
  }

  /** A document and how far its inspection is. */
  record Document(
      String id,
      String kind,
      String filename,
      String mediaType,
      long size,
      String sha256,
      String state,
      @Nullable String reason,
      List<String> flags) {
    @Override
    public String toString() {
      return "Document[" + id + "]";
    }
  }

  /** A note in full. */
  record Note(String noteId, Instant createdAt, String author, String text) {
    @Override
    public String toString() {
      return "Note[" + noteId + "]";
    }
  }

  /** What was decided. */
  record Decision(String decision, String reasonCode, @Nullable String comment, Instant decidedAt) {
    @Override
    public String toString() {
      return "Decision[" + decision + "]";
    }
  }

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
