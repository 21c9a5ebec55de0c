package no.slett.rights.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import no.slett.rights.RequestType;

/**
 * Why something may be refused: a closed list, in which what would suit the controller has no place
 * (law RQ-3, ER-2).
 */
enum Ground {
  /** Manifestly unfounded or excessive: with evidence, and approved by a second person. */
  GDPR_12_5,
  GDPR_15_4,
  GDPR_16,
  GDPR_17_3_A,
  /** A legal obligation, which the decision names. */
  GDPR_17_3_B,
  GDPR_17_3_C,
  GDPR_17_3_D,
  /** Legal claims, for which there is a hold. */
  GDPR_17_3_E,
  GDPR_18_1,
  GDPR_20_1,
  GDPR_21_1,
  POL_16_1_D,
  POL_16_1_E,
  POL_16_1_F,
  NO_BREACH;

  /** Whether requests of a type may be refused for it. */
  boolean fits(RequestType type) {
    return switch (this) {
      case GDPR_12_5 -> true;
      case GDPR_15_4 -> type == RequestType.ACCESS || type == RequestType.PORTABILITY;
      case POL_16_1_D, POL_16_1_E, POL_16_1_F -> type == RequestType.ACCESS;
      case GDPR_16 -> type == RequestType.RECTIFICATION;
      case GDPR_17_3_A, GDPR_17_3_B, GDPR_17_3_C, GDPR_17_3_D, GDPR_17_3_E ->
          type == RequestType.ERASURE;
      case GDPR_18_1 -> type == RequestType.RESTRICTION;
      case GDPR_20_1 -> type == RequestType.PORTABILITY;
      case GDPR_21_1 -> type == RequestType.OBJECTION;
      case NO_BREACH -> type == RequestType.COMPLAINT;
    };
  }

  /** The word in the contract and in letters, such as {@code gdpr-17-3-e}. */
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> wires() {
    return Arrays.stream(values()).map(Ground::wire).toList();
  }

  static Ground of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
