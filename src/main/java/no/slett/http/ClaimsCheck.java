package no.slett.http;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.util.Date;
import java.util.Set;
import no.slett.clock.SystemClock;

/** Issuer, audience, expiry and the like, by a clock that is handed in. */
final class ClaimsCheck extends DefaultJWTClaimsVerifier<SecurityContext> {
  private static final int SKEW_SECONDS = 30;

  private final SystemClock clock;

  ClaimsCheck(OidcSettings settings, SystemClock clock) {
    super(
        settings.audience(),
        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
        Set.of("exp", "sub"));
    this.clock = clock;
    setMaxClockSkew(SKEW_SECONDS);
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }
}
