package no.slett.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a failure means for the mail. Only a 5xx answer to this recipient or this content is final;
 * a server that refuses us (login, sender, greeting) may be mended without the applicant losing a
 * mail.
 */
final class SmtpReply {
  private SmtpReply() {}

  static Delivery outcome(MessagingException failure) {
    var reasons = reasons(failure);
    var code = reasons.stream().mapToInt(SmtpReply::code).filter(c -> c > 0).reduce(0, (a, b) -> b);
    var ourFault = reasons.stream().anyMatch(SMTPSenderFailedException.class::isInstance);
    return code >= 500 && !ourFault ? new Delivery.Refused(code) : new Delivery.Unavailable(code);
  }

  /** The failure and those chained to it; the one about a recipient lies deepest. */
  private static List<MessagingException> reasons(MessagingException failure) {
    var found = new ArrayList<MessagingException>(List.of(failure));
    while (found.getLast().getNextException() instanceof MessagingException next) {
      found.add(next);
    }
    return found;
  }

  private static int code(MessagingException reason) {
    return switch (reason) {
      case SMTPAddressFailedException recipient -> recipient.getReturnCode();
      case SMTPSenderFailedException sender -> sender.getReturnCode();
      case SMTPSendFailedException content -> content.getReturnCode();
      default -> 0;
    };
  }
}
