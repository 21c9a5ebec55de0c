package no.slett.accountability.breach;

import no.slett.http.Fields;
import no.slett.id.Language;

/**
 * What the persons are told (Art. 34(2) with 33(3)(b) to (d)), in the controller's own words, in
 * every language: each gets it in theirs.
 *
 * @param nature what happened, in clear and plain language
 * @param consequences what may come of it
 * @param measures what was done, and what the person can do
 */
record PersonsNotice(Words nature, Words consequences, Words measures) {
  PersonsNotice {
    Fields.required("nature", nature);
    Fields.required("consequences", consequences);
    Fields.required("measures", measures);
  }

  /** The same in three languages. */
  record Words(String nb, String nn, String en) {
    Words {
      NewBreach.said("nb", nb);
      NewBreach.said("nn", nn);
      NewBreach.said("en", en);
    }

    String in(Language language) {
      return switch (language) {
        case NB -> nb;
        case NN -> nn;
        case EN -> en;
      };
    }

    @Override
    public String toString() {
      return "Words[...]";
    }
  }
}
