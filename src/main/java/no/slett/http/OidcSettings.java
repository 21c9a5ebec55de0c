package no.slett.http;

import java.net.URI;
import java.util.Optional;

/**
 * The issuer of staff and machine tokens.
 *
 * @param issuer exactly the token's {@code iss}; discovery is asked below it
 * @param audience this service's name in the token's {@code aud}
 * @param rolesClaim the claim with the roles; dots lead into nested claims, as in {@code
 *     realm_access.roles}
 * @param jwksUri where the issuer's keys are, if discovery is not to be asked
 */
public record OidcSettings(
    String issuer, String audience, String rolesClaim, Optional<URI> jwksUri) {
  /** The usual name of the roles claim. */
  public static final String ROLES = "roles";

  public OidcSettings {
    if (issuer.isBlank() || audience.isBlank() || rolesClaim.isBlank()) {
      throw new IllegalArgumentException("issuer, audience and roles claim are needed");
    }
    if (!URI.create(issuer).isAbsolute()) {
      throw new IllegalArgumentException("the issuer is an absolute URL");
    }
  }
}
