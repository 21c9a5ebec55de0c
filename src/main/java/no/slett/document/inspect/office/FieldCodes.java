package no.slett.document.inspect.office;

import java.util.regex.Pattern;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;

/** Field instructions of Word that reach outside of the document when it is opened. */
final class FieldCodes {
  private static final Pattern EXCHANGE =
      Pattern.compile("^\\W*DDE(AUTO)?\\b", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern INCLUDE =
      Pattern.compile(
          "^\\W*(INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\\s+[^\\n"
              + "]*?(https?:|ftp:|smb:|\\\\\\\\|//)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private FieldCodes() {}

  /** Refuses instructions, one field a line, that start a program or fetch something. */
  static void check(CharSequence instructions) {
    if (EXCHANGE.matcher(instructions).find()) {
      throw new Refusal(Finding.ACTIVE_CONTENT_DDE);
    }
    if (INCLUDE.matcher(instructions).find()) {
      throw new Refusal(Finding.EXTERNAL_RELATIONSHIP);
    }
  }
}
