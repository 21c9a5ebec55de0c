package no.slett.http;

import java.util.Optional;
import java.util.stream.Stream;

/** What a member of staff may be, as the issuer's roles claim names it. */
public enum Role {
  RECRUITER("recruiter"),
  HIRING_MANAGER("hiring-manager"),
  PRIVACY_OFFICER("privacy-officer");

  private final String claim;

  Role(String claim) {
    this.claim = claim;
  }

  /** The word in the token. */
  public String claim() {
    return claim;
  }

  /** The role of that word; other words in a token mean nothing here. */
  static Optional<Role> of(String claim) {
    return Stream.of(values()).filter(role -> role.claim.equals(claim)).findFirst();
  }
}
