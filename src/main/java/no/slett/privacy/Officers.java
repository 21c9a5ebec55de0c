package no.slett.privacy;

import no.slett.database.Actor;
import no.slett.http.Exchange;
import no.slett.http.Role;

/** Who acts here: whatever else they are, as privacy officer. */
final class Officers {
  private Officers() {}

  static Actor actor(Exchange exchange) {
    return new Actor(exchange.caller().subject(), Role.PRIVACY_OFFICER.claim());
  }
}
