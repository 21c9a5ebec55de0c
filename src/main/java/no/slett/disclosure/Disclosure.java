package no.slett.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.slett.id.ApplicationId;
import no.slett.id.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * Something of one application that a recipient was given.
 *
 * @param id of what carried it, such as the mail; the same one again is written down once for each
 *     application
 * @param categories kinds of data, in the words of the catalogue, such as {@code profile}
 * @param purpose the activity of the catalogue that it was given for; null for the hiring process
 *     itself, or the unsolicited application
 */
public record Disclosure(
    UUID id,
    ApplicationId application,
    RecipientId recipient,
    Path path,
    List<String> categories,
    @Nullable String purpose) {
  /** How it left the house. */
  public enum Path {
    /** A mail, through whoever runs the mail server. */
    MAIL,
    /** An event that was posted to the recipient. */
    WEBHOOK,
    /** The package of a hired person. */
    HANDOVER,
    /** A file that was taken out for the recipient. */
    EXPORT;

    /** The name in the ledger. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Disclosure {
    categories = List.copyOf(categories);
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("a disclosure says what was given");
    }
  }
}
