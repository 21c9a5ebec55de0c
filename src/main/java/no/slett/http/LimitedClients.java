package no.slett.http;

import java.util.List;

/** Lets a machine client call only so often, whatever it calls. People are not counted. */
public final class LimitedClients implements Authentication {
  private final Authentication below;
  private final RateLimit perClient;

  public LimitedClients(Authentication below, RateLimit perClient) {
    this.below = below;
    this.perClient = perClient;
  }

  @Override
  public Principal authenticate(List<String> authorization) {
    var caller = below.authenticate(authorization);
    if (caller instanceof Principal.Authenticated machine && !machine.human()) {
      perClient.take(machine.clientId().orElse(machine.subject()));
    }
    return caller;
  }
}
