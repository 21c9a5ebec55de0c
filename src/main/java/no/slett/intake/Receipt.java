package no.slett.intake;

import java.time.Instant;
import java.util.List;

/**
 * What the applicant gets for an application: the promise to have kept it, and by when it is gone.
 */
public record Receipt(
    String applicationId,
    String receiptCode,
    Instant receivedAt,
    String noticeVersion,
    List<ReceivedDocument> documents,
    Promise erasure) {
  public Receipt {
    documents = List.copyOf(documents);
  }

  /** One file as it was received. */
  public record ReceivedDocument(
      String id, String kind, String filename, String mediaType, long size, String sha256) {}

  /**
   * When it will be gone.
   *
   * @param rule what ends the basis
   * @param latest the furthest that the basis can last, and a day for erasing
   */
  public record Promise(String rule, Instant latest) {}

  /** Never the code or the names: they would end up in a log. */
  @Override
  public String toString() {
    return "Receipt[" + applicationId + "]";
  }
}
