package no.slett.http;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the compact constructors of request records say about their fields. */
public final class Fields {
  private Fields() {}

  /**
   * The value of a field that must be there.
   *
   * @throws ProblemException 422 {@code invalid-field}; {@link Json} puts the path of the enclosing
   *     object before the name
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Problem.invalidField(field, "This field is needed.").exception();
    }
    return value;
  }

  /**
   * The text of a field that must be there, with something else than white space in it.
   *
   * @param longest the most UTF-16 units
   * @throws ProblemException 422 {@code invalid-field}
   */
  public static String text(String field, @Nullable String value, int longest) {
    var text = required(field, value);
    if (text.isBlank()) {
      throw Problem.invalidField(field, "This field must not be blank.").exception();
    }
    return atMost(field, text, longest);
  }

  /**
   * The text of a field that may be absent.
   *
   * @throws ProblemException 422 {@code invalid-field} when it is too long
   */
  public static @Nullable String optionalText(String field, @Nullable String value, int longest) {
    return value == null ? null : atMost(field, value, longest);
  }

  /**
   * The text of a field that may be absent, but not blank.
   *
   * @throws ProblemException 422 {@code invalid-field} when it is blank or too long
   */
  public static @Nullable String textIfAny(String field, @Nullable String value, int longest) {
    return value == null ? null : text(field, value, longest);
  }

  /**
   * A word of a closed list.
   *
   * @throws ProblemException 422 {@code invalid-field}
   */
  public static String oneOf(String field, @Nullable String value, Collection<String> allowed) {
    var word = required(field, value);
    if (!allowed.contains(word)) {
      throw Problem.invalidField(field, "Give one of " + String.join(", ", allowed) + ".")
          .exception();
    }
    return word;
  }

  /**
   * A list that may be absent.
   *
   * @throws ProblemException 422 {@code invalid-field} when it is too long or has a null in it
   */
  public static <T> @Nullable List<T> listIfAny(
      String field, @Nullable List<T> values, int longest) {
    if (values != null && values.size() > longest) {
      throw Problem.invalidField(field, "At most " + longest + ".").exception();
    }
    for (var i = 0; values != null && i < values.size(); i++) {
      required(field + "[" + i + "]", values.get(i));
    }
    return values;
  }

  private static String atMost(String field, String text, int longest) {
    if (text.length() > longest) {
      throw Problem.invalidField(field, "At most " + longest + " characters.").exception();
    }
    return text;
  }
}
