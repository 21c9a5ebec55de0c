package no.slett.rights;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.application.Form.Referee;
import org.jspecify.annotations.Nullable;

/** What applicants are shown, in the shapes of the contract. */
final class Shown {
  private Shown() {}

  /** Everything of one mailbox. */
  record Me(String email, List<Application> applications) {
    @Override
    public String toString() {
      return "Me[" + applications.size() + " applications]";
    }
  }

  /** What somebody sent, and what becomes of it. */
  record Application(
      String applicationId,
      String hiringProcessId,
      String title,
      String processStatus,
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
      String noticeVersion,
      boolean withdrawn,
      List<Document> documents,
      Erasure erasure) {
    @Override
    public String toString() {
      return "Application[" + applicationId + "]";
    }
  }

  /** A document as it was sent, and whether recruiters may open it. */
  record Document(
      String id,
      String kind,
      String filename,
      String mediaType,
      long size,
      String sha256,
      String state,
      @Nullable String reason) {
    @Override
    public String toString() {
      return "Document[" + id + "]";
    }
  }

  /** What makes it disappear, and by when. */
  record Erasure(String rule, Instant latest) {}

  /**
   * A request that was received.
   *
   * @param blocksUntil for access and portability: until then, or the answer, nothing of what it
   *     asks for is erased
   * @param applications those it is about, which the mailbox had then
   * @param withdrawn those that it withdrew, when it asks for erasure
   * @param outcomes what became of an objection, basis by basis
   */
  record Request(
      String requestId,
      String type,
      Instant receivedAt,
      @Nullable Instant dueInternal,
      @Nullable Instant blocksUntil,
      @Nullable Instant answeredAt,
      List<String> applications,
      @Nullable List<String> withdrawn,
      @Nullable List<Outcome> outcomes) {}

  /** All of a mailbox, newest first. */
  record Requests(List<Request> items) {}
}
