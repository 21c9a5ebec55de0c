package no.slett.basis;

import java.util.regex.Pattern;
import no.slett.mail.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who decides over the data (Art. 4(7)) and how to reach them.
 *
 * @param organisationNumber in Norway nine digits with their check digit
 * @param address postal address, one line
 * @param dataProtectionOfficer null when there is none
 * @param representative in the EEA (Art. 27); null for a controller inside it
 */
public record Controller(
    String name,
    String organisationNumber,
    String address,
    MailAddress email,
    Country country,
    @Nullable Contact dataProtectionOfficer,
    @Nullable Contact representative) {
  private static final Pattern NINE_DIGITS = Pattern.compile("\\d{9}");
  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2, 1};

  /** Somebody to write to. */
  public record Contact(String name, MailAddress email) {
    public Contact {
      Country.requireText(name, "a contact has a name");
    }
  }

  public Controller {
    Country.requireText(name, "a controller has a name");
    Country.requireText(address, "a controller has a postal address");
    if (country.code().equals("NO") && !isNorwegianNumber(organisationNumber)) {
      throw new IllegalArgumentException("organisationNumber is no Norwegian organisation number");
    }
    if (!country.inEea() && representative == null) {
      throw new IllegalArgumentException("a controller outside the EEA names a representative");
    }
  }

  /** Modulus 11, as the register of legal entities gives them out. */
  private static boolean isNorwegianNumber(String number) {
    if (!NINE_DIGITS.matcher(number).matches()) {
      return false;
    }
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return sum % 11 == 0;
  }
}
