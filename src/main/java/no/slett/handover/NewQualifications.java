package no.slett.handover;

import java.util.List;
import no.slett.http.Fields;
import no.slett.http.Problem;

/**
 * Objective qualifications as the recruiter types them; there is no field for anything else (law
 * IN-5).
 */
record NewQualifications(List<String> education, List<String> experience, List<String> other) {
  NewQualifications {
    lines("education", education);
    lines("experience", experience);
    lines("other", other);
    if (education.isEmpty() && experience.isEmpty() && other.isEmpty()) {
      throw Problem.invalidField("education", "Give at least one line in all.").exception();
    }
  }

  private static void lines(String field, List<String> lines) {
    Fields.listIfAny(field, Fields.required(field, lines), 50);
    for (var i = 0; i < lines.size(); i++) {
      Fields.text(field + "[" + i + "]", lines.get(i), 500);
    }
  }

  /** Never what is in it. */
  @Override
  public String toString() {
    return "NewQualifications[...]";
  }
}
