package no.slett.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import no.slett.clock.SystemClock;

/**
 * Bearer tokens (RFC 6750) that are JWTs of one OIDC issuer (RFC 9068): signature with the issuer's
 * keys, issuer, audience, expiry and subject are checked, and only asymmetric algorithms are known.
 */
public final class BearerAuthentication implements Authentication {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  // RFC 6750, section 2.1: b64token
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final TokenClaims claims;

  /**
   * Checks tokens of that issuer; no network is used before the first token comes.
   *
   * @param systemClock the machinery's clock, which decides expiry
   */
  public BearerAuthentication(OidcSettings settings, IssuerKeys keys, SystemClock systemClock) {
    JWKSource<SecurityContext> source = keys.source();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
    processor.setJWTClaimsSetVerifier(new ClaimsCheck(settings, systemClock));
    this.claims = new TokenClaims(settings.rolesClaim());
  }

  @Override
  public Principal authenticate(List<String> authorization) {
    if (authorization.isEmpty()) {
      return new Principal.Anonymous();
    }
    if (authorization.size() > 1) {
      throw Challenge.invalid().exception();
    }
    var token = BEARER.matcher(authorization.getFirst().trim());
    if (!token.matches()) {
      throw Challenge.invalid().exception();
    }
    return claims.principal(verified(token.group(1)));
  }

  private JWTClaimsSet verified(String token) {
    try {
      return processor.process(SignedJWT.parse(token), null);
    } catch (ParseException | BadJOSEException | RateLimitReachedException e) {
      // rate limit: this key was asked for again so soon after it was not there
      throw Challenge.invalid().exception();
    } catch (JOSEException e) {
      throw ProblemType.ISSUER_UNAVAILABLE
          .problem("The keys of the token's issuer cannot be had at the moment: try again soon.")
          .retryAfter(IssuerKeys.Caching.DEFAULT.pause())
          .exception();
    }
  }
}
