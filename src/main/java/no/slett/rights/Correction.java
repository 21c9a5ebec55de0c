package no.slett.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import no.slett.application.Form;
import no.slett.http.MergePatch;
import no.slett.mail.MailAddress;
import no.slett.minimisation.NationalIds;
import org.jspecify.annotations.Nullable;

/**
 * What somebody puts right in their own form.
 *
 * @param after the whole form as it is to be
 * @param fields names of what differs, in the order of the contract; empty when nothing does
 */
record Correction(Form after, List<String> fields) {
  /** The proof that the new address is read by whoever sends it; no field of the form. */
  static final String EMAIL_CODE = "emailCode";

  /** What a patch may name. */
  static final Set<String> CHANGEABLE =
      Set.of(
          "givenName",
          "familyName",
          "email",
          EMAIL_CODE,
          "phone",
          "address",
          "locale",
          "coverLetter",
          "answers");

  /** What an assessment rests on (law RE-2). */
  private static final Set<String> ASSESSED = Set.of("coverLetter", "answers");

  /**
   * Applies a patch.
   *
   * @throws no.slett.http.ProblemException 422 for what no form may hold
   */
  static Correction of(Form before, MergePatch patch) {
    var answers = patch.merged("answers", Objects.requireNonNullElse(before.answers(), Map.of()));
    var after =
        new Form(
            kept(patch, "givenName", before.givenName()),
            kept(patch, "familyName", before.familyName()),
            kept(patch, "email", before.email()),
            value(patch, "phone", before.phone()),
            value(patch, "address", before.address()),
            kept(patch, "locale", before.locale()),
            value(patch, "coverLetter", before.coverLetter()),
            answers.isEmpty() ? null : answers,
            before.referees(),
            before.noticeVersion());
    var fields =
        List.<Field>of(
            new Field("givenName", Form::givenName),
            new Field("familyName", Form::familyName),
            new Field("email", Form::email),
            new Field("phone", Form::phone),
            new Field("address", Form::address),
            new Field("locale", Form::locale),
            new Field("coverLetter", Form::coverLetter),
            new Field("answers", Correction::answers));
    return new Correction(after, changed(before, after, fields));
  }

  /** Whether it changes what an assessment rests on. */
  boolean touchesWhatIsAssessed() {
    return fields.stream().anyMatch(ASSESSED::contains);
  }

  /** Whether mail goes to another mailbox afterwards. */
  boolean moves(String address) {
    return !MailAddress.mailbox(after.email()).equals(MailAddress.mailbox(address));
  }

  private record Field(String name, Function<Form, @Nullable String> of) {}

  /** What was taken in before stays as it is; what is new has no national identity number in it. */
  private static List<String> changed(Form before, Form after, List<Field> all) {
    var changed = new ArrayList<String>();
    for (var field : all) {
      var text = field.of().apply(after);
      if (!Objects.equals(field.of().apply(before), text)) {
        NationalIds.refuse(field.name(), text);
        changed.add(field.name());
      }
    }
    return List.copyOf(changed);
  }

  private static @Nullable String answers(Form form) {
    var answers = form.answers();
    return answers == null || answers.isEmpty()
        ? null
        : String.join("\n", answers.entrySet().stream().map(a -> a + "\n").toList());
  }

  private static String kept(MergePatch patch, String field, String before) {
    return patch.kept(field, String.class).map(String::strip).orElse(before);
  }

  private static @Nullable String value(MergePatch patch, String field, @Nullable String before) {
    return patch.touches(field) ? patch.value(field, String.class).orElse(null) : before;
  }

  @Override
  public String toString() {
    return "Correction" + fields;
  }
}
