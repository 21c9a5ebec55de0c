package no.slett.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One mailbox, without a display name: {@code local@domain}, at most 254 characters (RFC 5321).
 *
 * <p>Nothing that could start another header or another recipient is an address.
 */
public record MailAddress(@JsonValue String value) {
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s\\p{Cc}@<>(),;:\\\\\"\\[\\]]{1,64}@[^\\s\\p{Cc}@<>(),;:\\\\\"\\[\\]]+");

  @JsonCreator
  public MailAddress {
    if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
    requireDeliverable(value);
  }

  /** The mailbox that an address names, however it is spelled: for comparing, not for sending. */
  public static String mailbox(String address) {
    return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** The address as SMTP wants it: an international domain in its ASCII form (RFC 5891). */
  InternetAddress internet() {
    return requireDeliverable(value);
  }

  /** The domain in ASCII. */
  String domain() {
    return domainOf(value);
  }

  private static InternetAddress requireDeliverable(String value) {
    try {
      var local = value.substring(0, value.lastIndexOf('@'));
      return new InternetAddress(local + "@" + domainOf(value), true);
    } catch (AddressException | IllegalArgumentException e) {
      throw withoutAddress();
    }
  }

  /** Without a cause: the cause's message shows the address. */
  private static IllegalArgumentException withoutAddress() {
    return new IllegalArgumentException("not an e-mail address");
  }

  private static String domainOf(String value) {
    return IDN.toASCII(value.substring(value.lastIndexOf('@') + 1), IDN.USE_STD3_ASCII_RULES);
  }

  /** Never the address itself: it would end up in a log. */
  @Override
  public String toString() {
    return "MailAddress[...]";
  }
}
