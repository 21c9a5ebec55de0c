package no.slett.rights.desk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.slett.rights.RequestType;

/**
 * Why something may be refused: a closed list, in which what would suit the controller has no place
 * (law RQ-3, ER-2).
 */
enum Ground {
  /** Manifestly unfounded or excessive: with evidence, and approved by a second person. */
  GDPR_12_5(EnumSet.allOf(RequestType.class)),
  GDPR_15_4(EnumSet.of(RequestType.ACCESS, RequestType.PORTABILITY)),
  GDPR_16(EnumSet.of(RequestType.RECTIFICATION)),
  GDPR_17_3_A(EnumSet.of(RequestType.ERASURE)),
  /** A legal obligation, which the decision names. */
  GDPR_17_3_B(EnumSet.of(RequestType.ERASURE)),
  GDPR_17_3_C(EnumSet.of(RequestType.ERASURE)),
  GDPR_17_3_D(EnumSet.of(RequestType.ERASURE)),
  /** Legal claims, for which there is a hold. */
  GDPR_17_3_E(EnumSet.of(RequestType.ERASURE)),
  GDPR_18_1(EnumSet.of(RequestType.RESTRICTION)),
  GDPR_20_1(EnumSet.of(RequestType.PORTABILITY)),
  GDPR_21_1(EnumSet.of(RequestType.OBJECTION)),
  POL_16_1_D(EnumSet.of(RequestType.ACCESS)),
  POL_16_1_E(EnumSet.of(RequestType.ACCESS)),
  POL_16_1_F(EnumSet.of(RequestType.ACCESS)),
  NO_BREACH(EnumSet.of(RequestType.COMPLAINT));

  private final Set<RequestType> types;

  Ground(Set<RequestType> types) {
    this.types = types;
  }

  /** Whether requests of a type may be refused for it. */
  boolean fits(RequestType type) {
    return types.contains(type);
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
