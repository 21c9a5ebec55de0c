package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An applicant as a test remembers them: what keeps them, and until when. */
final class Person {
  /** What must be true of somebody at an instant. */
  enum Expected {
    ALIVE,
    ERASED,
    /** A restriction is being lifted: the day is for the service to choose. */
    EITHER,
    /** Came after a backup that was restored: nothing but the stores knows of them. */
    LOST
  }

  final JsonNode receipt;
  final String name;
  final int process;
  private final Instant basisEnds;
  private boolean withdrawn;
  private boolean lost;
  private @Nullable Instant consentUntil;
  private @Nullable String hold;
  private @Nullable Instant heldUntil;
  private @Nullable Instant restrictedUntil;

  Person(JsonNode receipt, String name, int process, Instant basisEnds) {
    this.receipt = receipt;
    this.name = name;
    this.process = process;
    this.basisEnds = basisEnds;
  }

  String id() {
    return receipt.path("applicationId").asText();
  }

  void withdraws() {
    withdrawn = true;
    consentUntil = null;
  }

  void consents(Instant until) {
    consentUntil = until;
  }

  /** A consent is no event of the journal: who restores an older database loses it. */
  void losesConsent() {
    consentUntil = null;
  }

  void isHeld(String id, Instant until) {
    hold = id;
    heldUntil = until;
  }

  @Nullable String hold() {
    return hold;
  }

  void isReleased() {
    heldUntil = null;
    hold = null;
  }

  void isRestricted(Instant review) {
    restrictedUntil = review;
  }

  void isLost() {
    lost = true;
  }

  boolean consented() {
    return consentUntil != null;
  }

  Expected expected(Instant now, Instant closed) {
    if (lost) {
      return Expected.LOST;
    }
    if (recruited(now, closed) || lasts(consentUntil, now) || lasts(heldUntil, now)) {
      return Expected.ALIVE;
    }
    if (restrictedUntil != null) {
      return now.isBefore(restrictedUntil) ? Expected.ALIVE : Expected.EITHER;
    }
    return Expected.ERASED;
  }

  /** While the steps before a contract are a basis of their own. */
  boolean recruited(Instant now, Instant closed) {
    return !withdrawn && now.isBefore(closed) && now.isBefore(basisEnds);
  }

  private static boolean lasts(@Nullable Instant until, Instant now) {
    return until != null && now.isBefore(until);
  }
}
