package no.slett.minimisation;

import dev.personnummer.Personnummer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import no.bekk.bekkopen.person.FodselsnummerValidator;

/** A country's national identity numbers: how they are written, and which are valid. */
final class NumberSeries {
  /** Fødselsnummer and D-number, both also as the synthetic ones of test registers. */
  private static final NumberSeries NORWEGIAN =
      new NumberSeries(
          "\\d{6}[SEP]?\\d{5}|\\d{2}[SEP]\\d{2}[SEP]\\d{2}[SEP]\\d{5}", NumberSeries::norwegian);

  /** Personnummer and samordningsnummer; ten digits count only with the sign between them. */
  private static final NumberSeries SWEDISH =
      new NumberSeries("(?:19|20)?\\d{6}[-+–]\\d{4}|(?:19|20)\\d{10}", Personnummer::valid);

  /** CPR number; those issued without a check digit since 2007 are not told from other numbers. */
  private static final NumberSeries DANISH =
      new NumberSeries("\\d{6}[- –]\\d{4}", NumberSeries::danish);

  static final List<NumberSeries> ALL = List.of(NORWEGIAN, SWEDISH, DANISH);

  private static final int[] CPR_WEIGHTS = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

  static {
    FodselsnummerValidator.ALLOW_SYNTHETIC_NUMBERS = true;
  }

  private final Pattern shape;
  private final Predicate<String> valid;

  private NumberSeries(String shape, Predicate<String> valid) {
    var separators = shape.replace("SEP", " .\\-–\\u00a0\\u202f");
    this.shape = Pattern.compile("(?<!\\d)(?:" + separators + ")(?!\\d)");
    this.valid = valid;
  }

  /** Whatever is written like such a number, valid or not. */
  Pattern shape() {
    return shape;
  }

  /** Whether what has the shape is such a number, by its date and check digits. */
  boolean isNumber(String written) {
    return valid.test(written.replace('–', '-'));
  }

  private static boolean norwegian(String written) {
    return FodselsnummerValidator.isValid(digits(written));
  }

  private static boolean danish(String written) {
    var digits = digits(written);
    var sum = 0;
    for (var i = 0; i < CPR_WEIGHTS.length; i++) {
      sum += CPR_WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return sum % 11 == 0 && isDay(digits);
  }

  /** Day and month; 29 February is one in some year of the century. */
  private static boolean isDay(String digits) {
    try {
      LocalDate.of(
          2000, Integer.parseInt(digits.substring(2, 4)), Integer.parseInt(digits.substring(0, 2)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String digits(String written) {
    return written.replaceAll("\\D", "");
  }
}
