package no.slett.rights.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import no.slett.application.Form;
import org.jspecify.annotations.Nullable;

/**
 * What a person gave, in the shape of {@code portable-1.schema.json} (GDPR Art. 20, law PO-1,
 * PO-2). There is nothing in it of what others made of it, and no time but those of the person's
 * own submissions: while nothing is sent, it stays the same byte for byte.
 *
 * @param schema where the schema is published
 * @param basics of the latest application, as JSON Resume 1.0 has them; null without one
 */
record Portable(
    @JsonProperty("$schema") String schema,
    @Nullable Basics basics,
    List<Application> applications) {
  /** The beginning of a JSON Resume. */
  record Basics(String name, String email, @Nullable String phone, @Nullable Location location) {}

  /** Where somebody lives, in one line as they typed it. */
  record Location(String address) {}

  /**
   * What was sent for one position.
   *
   * @param legalBases those it rests on that carry the right: {@code 6(1)(a)}, {@code 6(1)(b)}
   */
  record Application(
      String applicationId,
      String hiringProcessId,
      String title,
      Instant submittedAt,
      List<String> legalBases,
      @Nullable String givenName,
      @Nullable String familyName,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String locale,
      @Nullable String coverLetter,
      List<Answered> answers,
      List<Form.Referee> referees,
      List<Sent> files) {}

  /** One of the position's questions, and what the person answered. */
  record Answered(String question, String answer) {}

  /**
   * A file that was sent.
   *
   * @param path where it lies in the ZIP
   */
  record Sent(String kind, String name, String mediaType, long size, String sha256, String path) {}

  /** Never whose it is. */
  @Override
  public String toString() {
    return "Portable[" + applications.size() + " applications]";
  }
}
