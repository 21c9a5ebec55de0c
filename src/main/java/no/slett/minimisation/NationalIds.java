package no.slett.minimisation;

import java.util.Optional;
import java.util.regex.MatchResult;
import no.slett.http.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Norwegian, Swedish and Danish national identity numbers in text. They may be used only where
 * certain identification is needed, which is never before somebody is hired (law LB-10).
 *
 * <p>Check digits are checked by the libraries of BEKK and of personnummer.dev; that of the Danish
 * CPR number is one sum (CPR-kontoret, "Personnummeret i CPR", section 2.3).
 */
public final class NationalIds {
  /** The flag of a document in whose text numbers were masked. */
  public static final String FLAG = "national_identity_number";

  private NationalIds() {}

  /** Whether there is one in the text. */
  public static boolean isIn(String text) {
    for (var series : NumberSeries.ALL) {
      if (series.shape().matcher(text).results().anyMatch(m -> series.isNumber(m.group()))) {
        return true;
      }
    }
    return false;
  }

  /** The text with an asterisk for each digit of each number; empty when there is none in it. */
  public static Optional<String> masked(String text) {
    var masked = text;
    for (var series : NumberSeries.ALL) {
      masked = series.shape().matcher(masked).replaceAll(found -> masked(series, found));
    }
    return masked.equals(text) ? Optional.empty() : Optional.of(masked);
  }

  /**
   * Refuses what somebody typed when there is one in it.
   *
   * @throws no.slett.http.ProblemException 422 {@code national-identity-number}, which names the
   *     field and never the number
   */
  public static void refuse(String field, @Nullable String text) {
    if (text != null && isIn(text)) {
      throw ProblemType.NATIONAL_IDENTITY_NUMBER
          .problem("Leave national identity numbers out: nobody needs them before hiring.")
          .with("field", field)
          .exception();
    }
  }

  private static String masked(NumberSeries series, MatchResult found) {
    var written = found.group();
    return series.isNumber(written) ? written.replaceAll("\\d", "*") : written;
  }
}
