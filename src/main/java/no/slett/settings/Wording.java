package no.slett.settings;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import no.slett.id.Language;

/** How dates, periods and lists are written in one language, in the time of Norway. */
public record Wording(Language language) {
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  /** The local day of an instant, such as {@code 3. mars 2027} or {@code 3 March 2027}. */
  public String date(Instant instant) {
    return format(instant, language == Language.EN ? "d MMMM uuuu" : "d. MMMM uuuu");
  }

  /** The local day and minute of an instant. */
  public String dateAndTime(Instant instant) {
    var time = format(instant, language == Language.EN ? "HH:mm" : "HH.mm");
    return switch (language) {
      case NB, NN -> date(instant) + " kl. " + time;
      case EN -> date(instant) + " at " + time;
    };
  }

  private String format(Instant instant, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).withZone(OSLO).format(instant);
  }

  /** A period, such as {@code 14 dager} or {@code 1 year and 6 months}; none is {@code 0 days}. */
  public String period(Period period) {
    var parts = new ArrayList<String>();
    count(parts, period.get(ChronoUnit.YEARS), this::year);
    count(parts, period.get(ChronoUnit.MONTHS), this::month);
    count(parts, period.get(ChronoUnit.DAYS), this::day);
    return parts.isEmpty() ? "0 " + day(0) : list(parts);
  }

  private static void count(List<String> parts, long number, LongFunction<String> unit) {
    if (number > 0) {
      parts.add(number + " " + unit.apply(number));
    }
  }

  private String year(long number) {
    return switch (language) {
      case NB, NN -> "år";
      case EN -> number == 1 ? "year" : "years";
    };
  }

  private String month(long number) {
    return switch (language) {
      case NB -> number == 1 ? "måned" : "måneder";
      case NN -> number == 1 ? "månad" : "månader";
      case EN -> number == 1 ? "month" : "months";
    };
  }

  private String day(long number) {
    return switch (language) {
      case NB -> number == 1 ? "dag" : "dager";
      case NN -> number == 1 ? "dag" : "dagar";
      case EN -> number == 1 ? "day" : "days";
    };
  }

  /** Things one after another, with the word for "and" before the last. */
  public String list(List<String> things) {
    if (things.size() < 2) {
      return String.join("", things);
    }
    var last = things.size() - 1;
    var and = language == Language.EN ? " and " : " og ";
    return String.join(", ", things.subList(0, last)) + and + things.get(last);
  }
}
