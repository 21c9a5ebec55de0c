package no.slett.accountability.breach;

import java.util.List;
import no.slett.http.Fields;

/** Something more that is known or was done (Art. 33(4), (5)). */
record Phase(String kind, String text) {
  Phase {
    Fields.oneOf("kind", kind, List.of("facts", "effects", "measures", "phase"));
    NewBreach.said("text", text);
  }

  @Override
  public String toString() {
    return "Phase[" + kind + "]";
  }
}
