package no.slett.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalIssuerTest {
  private final LocalIssuer issuer = LocalIssuer.start(FreePorts.one());

  @AfterEach
  void close() {
    issuer.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"recruiter", "hiring-manager", "privacy-officer"})
  void aHumanBeingGetsTheRole(String client) throws Exception {
    var claims = token(client).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("local-" + client);
    assertThat(claims.getStringListClaim("roles")).containsExactly(client);
    assertThat(claims.getStringClaim("client_id")).isEqualTo(client);
    assertThat(claims.getAudience()).containsExactly("slett");
    assertThat(claims.getIssuer()).isEqualTo(issuer.uri().toString());
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theCareersSiteIsAMachineThatMayApply() throws Exception {
    var claims = token("careers-site").getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("careers-site");
    assertThat(claims.getStringListClaim("roles")).isEmpty();
    assertThat(claims.getStringClaim("scope")).isEqualTo("applications:write");
  }

  @Test
  void tokensVerifyWithThePublishedKeysAndNameOneIssuer() throws Exception {
    var keys = JWKSet.load(URI.create(discovery().get("jwks_uri").asText()).toURL());
    var token = SignedJWT.parse(accessToken(ask("127.0.0.1", "recruiter", "local")));
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(discovery().get("issuer").asText());
  }

  @Test
  void everybodyElseIsRefused() throws Exception {
    assertThat(ask("localhost", "recruiter", "guess").statusCode()).isEqualTo(401);
    assertThat(ask("localhost", "stranger", "local").statusCode()).isEqualTo(401);
    assertThat(ask("localhost", "recruiter", "").statusCode()).isBetween(400, 401);
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();
      assertThatThrownBy(() -> LocalIssuer.start(port))
          .isInstanceOf(CannotStartException.class)
          .hasMessage("The OIDC issuer cannot listen on port " + port);
    }
  }

  private JsonNode discovery() throws Exception {
    var uri = URI.create(issuer.uri() + "/.well-known/openid-configuration");
    try (var in = uri.toURL().openStream()) {
      return new ObjectMapper().readTree(in);
    }
  }

  private SignedJWT token(String client) throws Exception {
    return SignedJWT.parse(accessToken(ask("localhost", client, "local")));
  }

  private static String accessToken(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body()).get("access_token").asText();
  }

  private HttpResponse<String> ask(String host, String client, String secret) throws Exception {
    var form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret;
    var uri = URI.create(issuer.tokenEndpoint().toString().replace("localhost", host));
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
