package no.slett.document.arrival;

import java.util.Optional;
import java.util.stream.Stream;

/** What a file is to the application: the name of its part. */
public enum FileKind {
  CV("cv"),
  COVER_LETTER("coverLetter"),
  DIPLOMA("diploma"),
  CERTIFICATE("certificate"),
  REFERENCE_LETTER("referenceLetter"),
  PORTFOLIO("portfolio"),
  OTHER("other");

  private final String part;

  FileKind(String part) {
    this.part = part;
  }

  /** The name in the contract. */
  public String part() {
    return part;
  }

  /** The kind with this name. */
  public static Optional<FileKind> ofPart(String part) {
    return Stream.of(values()).filter(kind -> kind.part.equals(part)).findFirst();
  }
}
