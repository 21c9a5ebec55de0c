package no.slett.http;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a checked token say about its holder. */
final class TokenClaims {
  private static final int LONGEST_SUBJECT = 255; // OpenID Connect Core, section 2
  private static final Pattern SPACES = Pattern.compile(" +");

  private final List<String> rolesPath;
  private final String rolesClaim;

  TokenClaims(String rolesClaim) {
    this.rolesClaim = rolesClaim;
    this.rolesPath = List.of(rolesClaim.split("\\.", -1));
  }

  Principal principal(JWTClaimsSet claims) {
    var subject = claims.getSubject();
    if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw Challenge.invalid().exception();
    }
    var roles = roles(claims.getClaims());
    boolean human = !roles.isEmpty() && !isMachine(subject, claims.getClaims());
    return new Principal.Authenticated(subject, roles, scopes(claims), human, client(claims));
  }

  private Set<Role> roles(Map<String, Object> claims) {
    var roles = EnumSet.noneOf(Role.class);
    words(at(claims)).forEach(word -> Role.of(word).ifPresent(roles::add));
    return roles;
  }

  /** The claim of exactly that name, else the one that the dots lead to. */
  private @Nullable Object at(Map<String, Object> claims) {
    if (claims.get(rolesClaim) != null) {
      return claims.get(rolesClaim);
    }
    @Nullable Object value = claims;
    for (var name : rolesPath) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static Set<String> scopes(JWTClaimsSet claims) {
    return Stream.concat(words(claims.getClaim("scope")), words(claims.getClaim("scp")))
        .collect(Collectors.toSet());
  }

  /** A list of words, or one text with spaces between them. */
  private static Stream<String> words(@Nullable Object claim) {
    return switch (claim) {
      case String text -> SPACES.splitAsStream(text).filter(word -> !word.isEmpty());
      case List<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
      case null, default -> Stream.empty();
    };
  }

  private static Optional<String> client(JWTClaimsSet claims) {
    return Stream.of("client_id", "azp")
        .map(claims::getClaim)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }

  /**
   * Whether a machine got the token for itself: the subject is the client (RFC 9068, section 2.2),
   * or the issuer says so in a way of its own.
   */
  private static boolean isMachine(String subject, Map<String, Object> claims) {
    return subject.equals(claims.get("client_id"))
        || subject.equals(claims.get("azp"))
        || Objects.equals(claims.get("idtyp"), "app")
        || Objects.equals(claims.get("gty"), "client-credentials")
        || (claims.get("preferred_username") instanceof String name
            && name.startsWith("service-account-"));
  }
}
