package no.slett.rights.desk;

import no.slett.rights.RequestType;

/** Which right applies to what rests on which basis (law section 5). */
final class Matrix {
  private Matrix() {}

  /**
   * What the law says, as the contract names it: {@code applies}, {@code by-withdrawal} of the
   * application, {@code by-withdrawing-consent}, {@code by-objection}, or {@code does-not-apply}.
   *
   * @param basis such as {@code 6(1)(b)}
   */
  static String says(RequestType type, String basis) {
    return switch (type) {
      case ACCESS, RECTIFICATION, RESTRICTION, COMPLAINT -> "applies";
      case PORTABILITY -> basis.equals("6(1)(f)") ? "does-not-apply" : "applies";
      case ERASURE ->
          switch (basis) {
            case "6(1)(b)" -> "by-withdrawal";
            case "6(1)(a)" -> "by-withdrawing-consent";
            default -> "by-objection";
          };
      case OBJECTION ->
          switch (basis) {
            case "6(1)(f)" -> "applies";
            case "6(1)(a)" -> "by-withdrawing-consent";
            default -> "does-not-apply";
          };
    };
  }
}
