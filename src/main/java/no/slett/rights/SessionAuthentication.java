package no.slett.rights;

import java.util.List;
import java.util.regex.Pattern;
import no.slett.http.Authentication;
import no.slett.http.Principal;
import no.slett.http.ProblemType;

/** Knows the tokens of sessions; every other is for the issuer's authentication below. */
public final class SessionAuthentication implements Authentication {
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+)");

  private final Authentication below;
  private final SignIn signIn;

  public SessionAuthentication(Authentication below, SignIn signIn) {
    this.below = below;
    this.signIn = signIn;
  }

  @Override
  public Principal authenticate(List<String> authorization) {
    if (authorization.size() == 1) {
      var bearer = BEARER.matcher(authorization.getFirst().strip());
      if (bearer.matches() && Sessions.looksLikeToken(bearer.group(1))) {
        return signIn
            .session(bearer.group(1))
            .orElseThrow(
                () ->
                    ProblemType.UNAUTHORIZED
                        .problem("The session has ended. Ask for a new code.")
                        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                        .exception());
      }
    }
    return below.authenticate(authorization);
  }
}
