package no.slett.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field Jackson did not take, and never what was in it. */
final class JsonRefusal {
  private JsonRefusal() {}

  static ProblemException of(JsonMappingException e) {
    var path = FieldPath.of(e);
    if (e.getCause() instanceof ProblemException refusal) {
      return within(path, refusal);
    }
    if (e instanceof UnrecognizedPropertyException) {
      return ProblemType.UNKNOWN_FIELD
          .problem("Leave this field out.")
          .with("field", path)
          .exception();
    }
    return path.isEmpty()
        ? ProblemType.INVALID_FIELD.because("The body has a wrong type or value.")
        : Problem.invalidField(path, "This field has a wrong type or value.").exception();
  }

  /** A record knows the name of its field, Jackson where the record is. */
  private static ProblemException within(String path, ProblemException refusal) {
    var problem = refusal.problem();
    return problem.members().get("field") instanceof String field
        ? problem.with("field", FieldPath.join(path, field)).exception()
        : refusal;
  }
}
