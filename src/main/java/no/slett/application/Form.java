package no.slett.application;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the applicant wrote. There is deliberately no field for a photo, a birth date, gender or
 * nationality (law LB-6).
 */
public record Form(
    String givenName,
    String familyName,
    String email,
    @Nullable String phone,
    @Nullable String address,
    String locale,
    @Nullable String coverLetter,
    @Nullable Map<String, String> answers,
    @Nullable List<Referee> referees,
    String noticeVersion) {
  /** Plain on purpose: whether mail arrives is found out by sending one. */
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

  public Form {
    require("givenName", givenName, 100);
    require("familyName", familyName, 100);
    requireEmail("email", email);
    optional("phone", phone, 50);
    optional("address", address, 500);
    if (locale == null || !List.of("nb", "nn", "en").contains(locale)) {
      throw new IllegalArgumentException("locale must be nb, nn or en");
    }
    if (coverLetter != null && coverLetter.length() > 30_000) {
      throw new IllegalArgumentException("coverLetter may have 30000 characters");
    }
    requireAnswers(answers);
    if (referees != null && referees.size() > 10) {
      throw new IllegalArgumentException("referees may be 10");
    }
    require("noticeVersion", noticeVersion, 64);
  }

  /** Somebody whom the applicant names. */
  public record Referee(
      String name, @Nullable String relation, @Nullable String email, @Nullable String phone) {
    public Referee {
      require("referees.name", name, 200);
      optional("referees.relation", relation, 300);
      if (email != null) {
        requireEmail("referees.email", email);
      }
      optional("referees.phone", phone, 50);
    }

    /** Never the person: it would end up in a log. */
    @Override
    public String toString() {
      return "Referee[...]";
    }
  }

  /** Everything that full-text search should find besides the documents. */
  public String searchable() {
    var text = new StringBuilder().append(givenName).append(' ').append(familyName);
    text.append('\n').append(email);
    if (coverLetter != null) {
      text.append('\n').append(coverLetter);
    }
    if (answers != null) {
      answers.values().forEach(answer -> text.append('\n').append(answer));
    }
    return text.toString();
  }

  /** Never the person: it would end up in a log. */
  @Override
  public String toString() {
    return "Form[...]";
  }

  private static void requireAnswers(@Nullable Map<String, String> answers) {
    if (answers == null) {
      return;
    }
    if (answers.size() > 30) {
      throw new IllegalArgumentException("answers may be 30");
    }
    answers.forEach(
        (question, answer) -> {
          require("a question in answers", question, 500);
          if (answer == null || answer.length() > 10_000) {
            throw new IllegalArgumentException("an answer may have 10000 characters");
          }
        });
  }

  private static void requireEmail(String field, @Nullable String email) {
    require(field, email, 254);
    if (email == null || !EMAIL.matcher(email).matches()) {
      throw new IllegalArgumentException(field + " must be an e-mail address");
    }
  }

  private static void require(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(field + " is needed");
    }
    optional(field, text, longest);
  }

  private static void optional(String field, @Nullable String text, int longest) {
    if (text != null && (text.isBlank() || text.length() > longest)) {
      throw new IllegalArgumentException(field + " must have 1 to " + longest + " characters");
    }
  }
}
