package no.slett.mail;

import java.net.URI;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import no.slett.id.ReceiptCode;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Tells an applicant what was received and when it will be gone (law IN-3, IN-4).
 *
 * @param unsolicited true for an application to no position in particular: it goes by its date, not
 *     by the closing of a process
 * @param receivedAt the moment of the receipt
 * @param latest the latest moment by which everything is erased; shown as that day in Oslo
 * @param service public address of the service; the erasure status is below it
 * @param notice where the notice that the applicant was shown can be read again
 * @param rights a page to use one's rights on; null while there is only mail
 * @param pool where one can join the talent pool; null while nobody is asked
 * @param defended how long a part of it is kept for a claims defence after the rest; null if none
 *     is
 * @param interests the legitimate interests (Art. 6(1)(f)) that cover the applicant; with any, the
 *     right to object gets a block of its own
 */
public record ReceiptLetter(
    MailAddress to,
    Sender sender,
    String processTitle,
    boolean unsolicited,
    Instant receivedAt,
    List<ReceivedPart> parts,
    ReceiptCode code,
    Instant latest,
    URI service,
    URI notice,
    @Nullable URI rights,
    @Nullable URI pool,
    @Nullable Period defended,
    List<Translated> interests)
    implements Letter {
  public ReceiptLetter {
    parts = List.copyOf(parts);
    interests = List.copyOf(interests);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a receipt says what was received");
    }
  }

  /** Where anyone with the code sees what became of the application. */
  public URI erasureStatus() {
    return URI.create(service.toString().replaceFirst("/$", "") + "/v1/erasures/" + code.value());
  }

  /** Never who or what. */
  @Override
  public String toString() {
    return "ReceiptLetter[" + code + "]";
  }
}
