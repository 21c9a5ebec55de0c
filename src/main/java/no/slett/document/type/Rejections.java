package no.slett.document.type;

/** What to tell the applicant, for each reason why a file is not taken in. */
final class Rejections {
  private Rejections() {}

  static TypeOutcome.Rejected of(String reason) {
    return new TypeOutcome.Rejected(reason, hint(reason));
  }

  private static String hint(String reason) {
    return switch (reason) {
      case "empty_file" -> "The file is empty. Choose it again, or save it anew first.";
      case "content_is_executable" ->
          "The file is a program, whatever its name says. Send a document.";
      case "unsafe_name" ->
          "The file's name holds a character that no file name has. Rename it and try again.";
      case "extension_not_allowed" ->
          "The file's name ends like that of a program. Send a document under its own name.";
      case "content_does_not_match_type" ->
          "The file is not what its name says. Open it, save it as PDF and send that.";
      case "encrypted_unreadable" ->
          "The file is locked with a password. Save it without one and send that.";
      default -> "This type of file cannot be read here. Save it as PDF and send that.";
    };
  }
}
