package no.slett.rights;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.application.Form.Referee;
import no.slett.application.Rectifications;
import no.slett.application.ShownStatement;
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
      Erasure erasure,
      @Nullable Pooled talentPool,
      List<ShownStatement> statements,
      List<Rectifications.Shown> rectifications) {
    @Override
    public String toString() {
      return "Application[" + applicationId + "]";
    }
  }

  /** The yes to the talent pool that counts now. */
  record Pooled(Instant givenAt, Instant expiresAt) {}

  /** A document as it was sent, and whether recruiters may open it. */
  record Document(
      String id,
      String kind,
      String filename,
      String mediaType,
      long size,
      String sha256,
      String state,
      @Nullable String reason,
      @Nullable String supersededBy) {
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
   * @param dueLegal by when the law wants an answer, with the extension where there is one
   * @param waitingForYou true while a question to the person is open
   * @param blocksUntil for access and portability: until then, or until the copy was collected,
   *     nothing of what it asks for is erased
   * @param applications those it is about, which the mailbox had then
   * @param withdrawn those that it withdrew, when it asks for erasure
   * @param restricted those that it restricted at once
   * @param outcomes what became of an objection, basis by basis
   */
  record Request(
      String requestId,
      String type,
      Instant receivedAt,
      Instant dueInternal,
      Instant dueLegal,
      @Nullable Instant extendedAt,
      @Nullable Boolean waitingForYou,
      @Nullable Instant blocksUntil,
      @Nullable String outcome,
      @Nullable Instant answeredAt,
      List<String> applications,
      @Nullable List<String> withdrawn,
      @Nullable List<String> restricted,
      @Nullable List<Outcome> outcomes) {
    static Request of(
        RequestRow row, List<String> withdrawn, List<String> restricted, List<Outcome> outcomes) {
      return new Request(
          row.id().toString(),
          row.type().wire(),
          row.receivedAt(),
          row.due().internal(),
          row.latest(),
          row.extendedAt(),
          row.asked() == null ? null : true,
          row.blocksUntil(),
          row.outcome(),
          row.decidedAt() == null ? row.answeredAt() : row.decidedAt(),
          row.applications().stream().map(Object::toString).toList(),
          withdrawn.isEmpty() ? null : withdrawn,
          restricted.isEmpty() ? null : restricted,
          row.type() == RequestType.OBJECTION ? outcomes : null);
    }
  }

  /** All of a mailbox, newest first. */
  record Requests(List<Request> items) {}
}
