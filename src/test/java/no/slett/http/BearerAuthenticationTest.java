package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.slett.clock.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerAuthenticationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final JWSAlgorithm RS256 = JWSAlgorithm.RS256;
  private static final IssuerKeys.Caching QUICK =
      new IssuerKeys.Caching(Duration.ofMillis(300), Duration.ofMinutes(5), Duration.ofMillis(150));

  private final RSAKey key = TestIssuer.rsa("one");
  private final TestIssuer issuer = new TestIssuer(key);
  private Authentication authentication = _ -> new Principal.Anonymous();

  BearerAuthenticationTest() throws Exception {}

  @BeforeEach
  void start() {
    authentication = authentication(IssuerKeys.Caching.DEFAULT);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private Authentication authentication(IssuerKeys.Caching caching) {
    var settings = settings(Optional.empty());
    return new BearerAuthentication(settings, new IssuerKeys(settings, caching), clock(NOW));
  }

  private OidcSettings settings(Optional<URI> jwks) {
    return new OidcSettings(issuer.url(), "slett", OidcSettings.ROLES, jwks);
  }

  private static SystemClock clock(Instant now) {
    return new SystemClock(InstantSource.fixed(now));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.url())
        .audience("slett")
        .subject("kari")
        .claim("roles", List.of("recruiter", "cook"))
        .claim("scope", "openid applications:write")
        .claim("azp", "web")
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private Principal.Authenticated accepted(String token) {
    return (Principal.Authenticated) authentication.authenticate(List.of("Bearer " + token));
  }

  private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return issuer.token(key, RS256, claims.build());
  }

  @Test
  void aValidTokenNamesItsHolder() throws Exception {
    var caller = accepted(signed(claims()));
    assertThat(caller.subject()).isEqualTo("kari");
    assertThat(caller.roles()).containsExactly(Role.RECRUITER);
    assertThat(caller.scopes()).containsExactlyInAnyOrder("openid", "applications:write");
    assertThat(caller.human()).isTrue();
    assertThat(caller.clientId()).contains("web");
  }

  @Test
  void noTokenIsNobody() {
    assertThat(authentication.authenticate(List.of())).isEqualTo(new Principal.Anonymous());
    assertThat(issuer.fetched).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Bearer",
        "Bearer ",
        "Basic a2FyaTpoZW1tZWxpZw==",
        "Bearer x",
        "Bearer a.b.c",
        "Bearer a b",
        "Bearer æ",
        "Digest username=x",
        "bearer: x"
      })
  void whatIsNoTokenIsRefused(String header) {
    assertRefused(List.of(header));
  }

  @Test
  void twoTokensAreRefused() throws Exception {
    var token = "Bearer " + signed(claims());
    assertRefused(List.of(token, token));
    assertRefused(List.of(token + ", " + token));
  }

  @Test
  void claimsAreChecked() throws Exception {
    assertBad(claims().issuer("http://elsewhere"));
    assertBad(claims().issuer(null));
    assertBad(claims().issuer(issuer.url() + "/"));
    assertBad(claims().audience("other"));
    assertBad(claims().audience((String) null));
    assertBad(claims().subject(null));
    assertBad(claims().subject(" "));
    assertBad(claims().subject("x".repeat(256)));
    assertBad(claims().expirationTime(null));
    assertBad(claims().expirationTime(Date.from(NOW.minusSeconds(31))));
    assertBad(claims().notBeforeTime(Date.from(NOW.plusSeconds(40))));
  }

  @Test
  void clocksMayDifferByHalfAMinute() throws Exception {
    accepted(signed(claims().expirationTime(Date.from(NOW.minusSeconds(25)))));
    accepted(signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(25)))));
    accepted(signed(claims().audience(List.of("other", "slett"))));
  }

  @Test
  void onlyAsymmetricAlgorithmsAndTheIssuersKeys() throws Exception {
    var claims = claims().build();
    accepted(issuer.token(key, JWSAlgorithm.PS256, claims));
    assertRefused(List.of("Bearer " + issuer.token(key, JWSAlgorithm.RS512, claims)));
    assertRefused(List.of("Bearer " + new PlainJWT(claims).serialize()));
    assertRefused(List.of("Bearer " + signedWithThePublicKey(claims)));
    var forged = issuer.token(TestIssuer.rsa("one"), RS256, claims);
    assertRefused(List.of("Bearer " + forged));
    assertRefused(List.of("Bearer " + embedded(claims)));
  }

  @Test
  void ellipticKeysAreTaken() throws Exception {
    var ec = TestIssuer.ec("ec");
    issuer.rotateTo(ec);
    accepted(issuer.token(ec, JWSAlgorithm.ES256, claims().build()));
  }

  /** HS256 with the public key as its secret: the classic confusion. */
  private String signedWithThePublicKey(JWTClaimsSet claims) throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
    jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    return jwt.serialize();
  }

  /** A key of the attacker's own in the header. */
  private static String embedded(JWTClaimsSet claims) throws JOSEException {
    var own = TestIssuer.rsa("own");
    var header = new JWSHeader.Builder(RS256).keyID("own").jwk(own.toPublicJWK()).build();
    var jwt = new SignedJWT(header, claims);
    jwt.sign(new RSASSASigner(own));
    return jwt.serialize();
  }

  @Test
  void aTokenThatWasTamperedWithIsRefused() throws Exception {
    var token = signed(claims()).split("\\.", -1);
    var more = new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
    var payload = more.replace("kari", "otto").getBytes(StandardCharsets.UTF_8);
    var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
    assertRefused(List.of("Bearer " + token[0] + "." + changed + "." + token[2]));
    assertRefused(List.of("Bearer " + token[0] + "." + token[1] + "."));
  }

  @Test
  void typesOfOtherTokensAreRefused() throws Exception {
    var claims = claims().build();
    accepted(issuer.token(key, RS256, JOSEObjectType.JWT, claims));
    var logout = new JOSEObjectType("logout+jwt");
    assertRefused(List.of("Bearer " + issuer.token(key, RS256, logout, claims)));
  }

  @Test
  void aNewKeyIsFoundWithoutARestart() throws Exception {
    accepted(signed(claims()));
    var two = TestIssuer.rsa("two");
    issuer.rotateTo(two);
    accepted(issuer.token(two, RS256, claims().build()));
    assertThat(issuer.fetched).hasValue(2);
    assertThat(issuer.discovered).hasValue(1);
    assertBad(claims());
  }

  @Test
  void unknownKeysDoNotFloodTheIssuer() throws Exception {
    accepted(signed(claims()));
    for (int i = 0; i < 30; i++) {
      var stranger = new RSAKey.Builder(key).keyID("stranger" + i).build();
      assertRefused(List.of("Bearer " + issuer.token(stranger, RS256, claims().build())));
    }
    accepted(signed(claims()));
    assertThat(issuer.fetched.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void knownKeysAreUsedWhileTheIssuerIsDown() throws Exception {
    authentication = authentication(QUICK);
    accepted(signed(claims()));
    issuer.down();
    var end = System.nanoTime() + Duration.ofMillis(1200).toNanos();
    while (System.nanoTime() < end) {
      accepted(signed(claims()));
    }
    issuer.up();
  }

  @Test
  void anIssuerThatWasNeverReachedIsA503UntilItAnswers() throws Exception {
    authentication = authentication(QUICK);
    issuer.down();
    var token = signed(claims());
    var refusal = refusal(List.of("Bearer " + token));
    assertThat(refusal.type()).isEqualTo(ProblemType.ISSUER_UNAVAILABLE);
    assertThat(refusal.headers()).containsKey("Retry-After");
    issuer.up();
    await().ignoreExceptions().until(() -> accepted(token) != null);
  }

  @Test
  void aConfiguredAddressNeedsNoDiscovery() throws Exception {
    var settings = settings(Optional.of(URI.create(issuer.url() + "/keys")));
    authentication =
        new BearerAuthentication(
            settings, new IssuerKeys(settings, IssuerKeys.Caching.DEFAULT), clock(NOW));
    accepted(signed(claims()));
    assertThat(issuer.discovered).hasValue(0);
  }

  @Test
  void machinesAreNotHuman() throws Exception {
    assertThat(accepted(signed(claims().claim("client_id", "web"))).human()).isTrue();
    assertThat(accepted(signed(claims().claim("client_id", "kari"))).human()).isFalse();
    assertThat(accepted(signed(claims().claim("azp", "kari"))).human()).isFalse();
    assertThat(accepted(signed(claims().claim("idtyp", "app"))).human()).isFalse();
    assertThat(accepted(signed(claims().claim("gty", "client-credentials"))).human()).isFalse();
    assertThat(accepted(signed(claims().claim("roles", null))).human()).isFalse();
  }

  private void assertBad(JWTClaimsSet.Builder claims) throws JOSEException {
    assertRefused(List.of("Bearer " + signed(claims)));
  }

  private void assertRefused(List<String> authorization) {
    var problem = refusal(authorization);
    assertThat(problem.type()).isEqualTo(ProblemType.UNAUTHORIZED);
    assertThat(problem.headers())
        .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  private Problem refusal(List<String> authorization) {
    var thrown =
        catchThrowableOfType(
            ProblemException.class, () -> authentication.authenticate(authorization));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }
}
