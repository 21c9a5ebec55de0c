package no.slett.id;

import java.util.regex.Pattern;

/**
 * Names one declared recipient of data, as the controller wrote it: lower-case words and digits
 * joined by hyphens, 60 characters at most. {@code controller} is nobody's: it is no recipient.
 */
public record RecipientId(String value) {
  private static final Pattern SLUG = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");

  public RecipientId {
    if (!SLUG.matcher(value).matches() || value.equals("controller")) {
      throw new IllegalArgumentException(
          "a recipient's id is lower-case words joined by hyphens, such as mail-provider");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
