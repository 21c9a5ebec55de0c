package no.slett.application;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.minimisation.NationalIds;
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
    Fields.text("givenName", givenName, 100);
    Fields.text("familyName", familyName, 100);
    requireEmail(email);
    Fields.textIfAny("phone", phone, 50);
    Fields.textIfAny("address", address, 500);
    Fields.oneOf("locale", locale, List.of("nb", "nn", "en"));
    Fields.optionalText("coverLetter", coverLetter, 30_000);
    requireAnswers(answers);
    Fields.listIfAny("referees", referees, 10);
    Fields.text("noticeVersion", noticeVersion, 64);
  }

  /** Somebody whom the applicant names. */
  public record Referee(
      String name, @Nullable String relation, @Nullable String email, @Nullable String phone) {
    public Referee {
      Fields.text("name", name, 200);
      Fields.textIfAny("relation", relation, 300);
      if (email != null) {
        requireEmail(email);
      }
      Fields.textIfAny("phone", phone, 50);
    }

    private void refuseNationalIds(String path) {
      NationalIds.refuse(path + "name", name);
      NationalIds.refuse(path + "relation", relation);
      NationalIds.refuse(path + "email", email);
      NationalIds.refuse(path + "phone", phone);
    }

    /** Never the person: it would end up in a log. */
    @Override
    public String toString() {
      return "Referee[...]";
    }
  }

  /**
   * Refuses a form with a national identity number in it. Not for one that was taken in before.
   *
   * @throws no.slett.http.ProblemException 422 {@code national-identity-number}
   */
  public void refuseNationalIds() {
    NationalIds.refuse("givenName", givenName);
    NationalIds.refuse("familyName", familyName);
    NationalIds.refuse("email", email);
    NationalIds.refuse("phone", phone);
    NationalIds.refuse("address", address);
    NationalIds.refuse("coverLetter", coverLetter);
    if (answers != null) {
      answers.values().forEach(answer -> NationalIds.refuse("answers", answer));
    }
    for (var i = 0; referees != null && i < referees.size(); i++) {
      referees.get(i).refuseNationalIds("referees[" + i + "].");
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
      throw Problem.invalidField("answers", "At most 30.").exception();
    }
    answers.forEach(
        (question, answer) -> {
          // the question is the caller's text: it is no name of a field
          Fields.text("answers", question, 500);
          Fields.optionalText("answers", Fields.required("answers", answer), 10_000);
        });
  }

  private static void requireEmail(@Nullable String email) {
    if (!EMAIL.matcher(Fields.text("email", email, 254)).matches()) {
      throw Problem.invalidField("email", "Give an e-mail address.").exception();
    }
  }
}
