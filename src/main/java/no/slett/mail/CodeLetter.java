package no.slett.mail;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A code to sign in with. It goes to whatever address was asked for, so it says nothing of what is
 * known of that address.
 *
 * @param code six digits; they stand alone on a line
 * @param minutes how long it works
 * @param page where it can be typed in; the code is in its fragment, which no server is told
 */
public record CodeLetter(MailAddress to, Sender sender, String code, int minutes, URI page)
    implements Letter {
  private static final Pattern SHAPE = Pattern.compile("\\d{6}");

  public CodeLetter {
    if (!SHAPE.matcher(code).matches()) {
      throw new IllegalArgumentException("a code has six digits");
    }
  }

  /** Never the code or whose. */
  @Override
  public String toString() {
    return "CodeLetter[...]";
  }
}
