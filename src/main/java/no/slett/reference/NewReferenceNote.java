package no.slett.reference;

import java.util.List;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.minimisation.NationalIds;
import org.jspecify.annotations.Nullable;

/** What a referee said as a recruiter types it, with the topics that the writer answers for. */
record NewReferenceNote(
    @Nullable String facts,
    @Nullable String assessment,
    @Nullable List<String> acknowledgedTopics) {
  private static final int LONGEST = 20_000;

  NewReferenceNote {
    NationalIds.refuse("facts", Fields.textIfAny("facts", facts, LONGEST));
    NationalIds.refuse("assessment", Fields.textIfAny("assessment", assessment, LONGEST));
    if (facts == null && assessment == null) {
      throw Problem.invalidField("facts", "Give facts, an assessment, or both.").exception();
    }
  }

  Said said() {
    return new Said(facts, assessment);
  }

  @Override
  public String toString() {
    return "NewReferenceNote[...]";
  }
}
