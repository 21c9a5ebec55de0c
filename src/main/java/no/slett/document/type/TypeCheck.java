package no.slett.document.type;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides at the door whether a file may come in, by its content before its name.
 *
 * <p>Thread-safe.
 */
public final class TypeCheck {
  private final ContentType content = new ContentType();
  private final Set<DocumentType> allowed;

  /** Allows these types; what is found decides, never what is claimed. */
  public TypeCheck(Set<DocumentType> allowed) {
    if (allowed.isEmpty()) {
      throw new IllegalArgumentException("at least one document type must be allowed");
    }
    this.allowed = EnumSet.copyOf(allowed);
  }

  /**
   * Judges one file.
   *
   * @param prefix the first bytes, all of them for a short file
   * @param claimedName the file name as sent; may be empty
   * @param claimedType the media type as sent; may be empty
   * @param kind the part's name ({@code cv}), used when the file has no name of its own
   */
  public TypeOutcome check(Prefix prefix, String claimedName, String claimedType, String kind) {
    var bytes = prefix.bytes();
    if (bytes.length == 0) {
      return Rejections.of("empty_file");
    }
    if (ProgramSigns.startsProgram(bytes)) {
      return Rejections.of("content_is_executable");
    }
    return switch (FileName.of(claimedName, kind)) {
      case FileName.Refused(var reason) -> Rejections.of(reason);
      case FileName.Accepted name -> byContent(bytes, name, claimedType);
    };
  }

  private TypeOutcome byContent(byte[] bytes, FileName.Accepted name, String claimedType) {
    var found = content.detect(bytes, name.extension());
    var claimed = claimed(claimedType);
    if (found.isEmpty() || !allowed.contains(found.get())) {
      return refusal(bytes, found, name, claimed);
    }
    var type = found.get();
    if (type == DocumentType.TXT && !namedAsText(name, claimed)) {
      return refusal(bytes, Optional.empty(), name, claimed);
    }
    var flags = new TreeSet<String>();
    if (name.suspicious()) {
      flags.add("unsafe_name");
    }
    if (differs(type, name, claimed)) {
      flags.add("declared_type_differs");
    }
    return new TypeOutcome.Allowed(type, name.fitting(type).display(), flags);
  }

  // Everything readable is text: source code, markup, tables. Only what calls itself text is let
  // in.
  private static boolean namedAsText(FileName.Accepted name, Optional<String> claimed) {
    return name.extension().isEmpty()
        ? claimed.map(c -> c.equals("text/plain")).orElse(true)
        : DocumentType.TXT.hasExtension(name.extension());
  }

  private TypeOutcome refusal(
      byte[] bytes,
      Optional<DocumentType> found,
      FileName.Accepted name,
      Optional<String> claimed) {
    if (content.isEncryptedOffice(bytes)) {
      return Rejections.of("encrypted_unreadable");
    }
    var promised =
        (name.extension().isEmpty()
                ? claimed.flatMap(DocumentType::of)
                : DocumentType.ofExtension(name.extension()))
            .filter(allowed::contains);
    return Rejections.of(
        promised.isPresent() && !promised.equals(found)
            ? "content_does_not_match_type"
            : "type_not_allowed");
  }

  private static boolean differs(
      DocumentType type, FileName.Accepted name, Optional<String> claimed) {
    var byName = DocumentType.ofExtension(name.extension());
    return claimed.filter(c -> !c.equals(type.mediaType())).isPresent()
        || byName.filter(t -> t != type).isPresent();
  }

  // Browsers say octet-stream when they do not know: that is no claim.
  private Optional<String> claimed(String claimedType) {
    return content.canonical(claimedType).filter(c -> !c.equals("application/octet-stream"));
  }
}
