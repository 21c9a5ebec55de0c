package no.slett.basis;

import java.util.Set;
import no.slett.settings.Keyword;

/** Whether a person who asks what there is about them is told it (GDPR Art. 15, law AC-1). */
public sealed interface Told {
  /** A section of the access package tells it; where there are several, each tells its rows. */
  record In(Set<String> sections) implements Told {
    public In {
      sections = Set.copyOf(sections);
    }
  }

  /** No section does. */
  record Not(Why why) implements Told {}

  /** Why something is told nowhere; the data map says what each word means. */
  enum Why implements Keyword {
    /** A wrapped key. */
    KEY,
    /** A keyed hash, or a hash of a secret, by which a row is found. */
    TAG,
    /** Where something lies, or what it belongs to. */
    POINTER,
    /** Made from what is told. */
    COPY,
    /** How far a part of the service has come. */
    MACHINERY,
    /** On its way to the person, or their way in. */
    TRANSIENT,
    /** Empty until the erasure, and no more about anybody after it. */
    PROOF,
    /** Would tell what is withheld for a ground of the law. */
    WITHHELD,
    /** About something that happened: nothing in it leads to a person. */
    EVENT
  }
}
