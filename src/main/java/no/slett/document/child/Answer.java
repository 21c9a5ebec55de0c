package no.slett.document.child;

import java.util.Set;

/** What the child says about one document. */
public sealed interface Answer {

  /** The document is harmless enough to be read: its text, and what to warn of. */
  record Clean(String text, Set<String> flags) implements Answer {}

  /** The document is not for recruiters. */
  record Refused(String reason) implements Answer {}
}
