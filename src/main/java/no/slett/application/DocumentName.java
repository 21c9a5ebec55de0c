package no.slett.application;

/** What is sealed in a document's row: the name it came with, and the hash of its content. */
public record DocumentName(String filename, String sha256) {
  /** Never the name: it would end up in a log. */
  @Override
  public String toString() {
    return "DocumentName[...]";
  }
}
