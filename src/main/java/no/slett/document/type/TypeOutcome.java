package no.slett.document.type;

import java.util.Set;

/** What the intake makes of a file while the applicant is still there. */
public sealed interface TypeOutcome {

  /**
   * The file may be taken in, and waits for its inspection.
   *
   * @param displayName safe to show and to save under, with an extension that fits
   * @param flags {@code declared_type_differs}, {@code unsafe_name}; usually empty
   */
  record Allowed(DocumentType type, String displayName, Set<String> flags) implements TypeOutcome {
    public Allowed {
      flags = Set.copyOf(flags);
    }

    /** The media type by content. */
    public String mediaType() {
      return type.mediaType();
    }
  }

  /**
   * The file is not taken in.
   *
   * @param reason one word for programs, such as {@code type_not_allowed}
   * @param hint one sentence for the applicant: what to do
   */
  record Rejected(String reason, String hint) implements TypeOutcome {}
}
