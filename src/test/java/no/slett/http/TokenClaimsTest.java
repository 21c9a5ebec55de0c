package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {
  @Test
  void rolesAreAListOrWordsUnderAnyName() {
    var both = Set.of(Role.RECRUITER, Role.PRIVACY_OFFICER);
    assertThat(roles("roles", "roles", List.of("recruiter", "privacy-officer"))).isEqualTo(both);
    assertThat(roles("roles", "roles", "recruiter  privacy-officer x")).isEqualTo(both);
    assertThat(roles("groups", "groups", List.of("recruiter", "privacy-officer"))).isEqualTo(both);
    assertThat(
            roles(
                "realm_access.roles",
                "realm_access",
                Map.of("roles", List.of("recruiter", "privacy-officer"))))
        .isEqualTo(both);
    assertThat(roles("https://a.example/roles", "https://a.example/roles", "recruiter"))
        .containsExactly(Role.RECRUITER);
  }

  @Test
  void anythingElseIsNoRole() {
    assertThat(roles("roles", "groups", "recruiter")).isEmpty();
    assertThat(roles("roles", "roles", 7)).isEmpty();
    assertThat(roles("roles", "roles", null)).isEmpty();
    assertThat(roles("roles", "roles", List.of(List.of("recruiter"), 7))).isEmpty();
    assertThat(roles("roles", "roles", "Recruiter RECRUITER")).isEmpty();
    assertThat(roles("a.b", "a", "recruiter")).isEmpty();
  }

  @Test
  void scopesComeFromEitherClaim() {
    var claims =
        new JWTClaimsSet.Builder().subject("s").claim("scope", "a b").claim("scp", List.of("c"));
    var caller = (Principal.Authenticated) new TokenClaims("roles").principal(claims.build());
    assertThat(caller.scopes()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(caller.hasScope("b")).isTrue();
    assertThat(caller.clientId()).isEmpty();
  }

  private static Set<Role> roles(String path, String claim, @Nullable Object value) {
    var claims = new JWTClaimsSet.Builder().subject("s").claim(claim, value).build();
    return ((Principal.Authenticated) new TokenClaims(path).principal(claims)).roles();
  }
}
