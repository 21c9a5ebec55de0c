package no.slett.reference;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.slett.database.Database;
import no.slett.http.Authentication;
import no.slett.http.Principal;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.SecretToken;

/** Knows the tokens of links to referees; every other is for the authentication below. */
public final class RefereeAuthentication implements Authentication {
  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+)");

  private final Authentication below;
  private final Database database;

  public RefereeAuthentication(Authentication below, Database database) {
    this.below = below;
    this.database = database;
  }

  @Override
  public Principal authenticate(List<String> authorization) {
    if (authorization.size() == 1) {
      var bearer = BEARER.matcher(authorization.getFirst().strip());
      var token =
          bearer.matches()
              ? SecretToken.of(RefereeMail.PREFIX, bearer.group(1))
              : Optional.<SecretToken>empty();
      if (token.isPresent()) {
        return known(new Principal.Referee(token.get().hex()));
      }
    }
    return below.authenticate(authorization);
  }

  private Principal known(Principal.Referee referee) {
    return database
        .inTransaction(
            MyReference.scope(referee),
            tx ->
                tx.first(
                    "select id from referee where token_hash = ?",
                    _ -> referee,
                    (Object) HexFormat.of().parseHex(referee.link())))
        .orElseThrow(RefereeAuthentication::ended);
  }

  private static ProblemException ended() {
    return ProblemType.UNAUTHORIZED
        .problem("The link has ended: nothing is kept of you here any more.")
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .exception();
  }
}
