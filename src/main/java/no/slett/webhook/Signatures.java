package no.slett.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import no.slett.http.Exchange;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.RecipientId;

/** Who signed a call: Standard Webhooks the other way round. */
final class Signatures {
  /** How far the clocks of both may be apart. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final List<Endpoint> endpoints;
  private final InstantSource systemClock;

  Signatures(List<Endpoint> endpoints, InstantSource systemClock) {
    this.endpoints = endpoints;
    this.systemClock = systemClock;
  }

  /**
   * The recipient that sent this body.
   *
   * @throws ProblemException 401; why, it is not told
   */
  RecipientId signer(Exchange exchange, byte[] body) {
    var id = exchange.header("webhook-id");
    var timestamp = exchange.header("webhook-timestamp").flatMap(this::recent);
    var signatures = exchange.header("webhook-signature");
    return endpoints.stream()
        .filter(
            e -> exchange.header("webhook-recipient").equals(Optional.of(e.recipient().value())))
        .filter(
            e ->
                id.isPresent()
                    && timestamp.isPresent()
                    && signatures.isPresent()
                    && e.secret().signed(id.get(), timestamp.get(), body, signatures.get()))
        .map(Endpoint::recipient)
        .findFirst()
        .orElseThrow(Signatures::unsigned);
  }

  private Optional<Long> recent(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return Optional.empty();
    }
    var seconds = Long.parseLong(timestamp);
    var apart = Duration.between(Instant.ofEpochSecond(seconds), systemClock.instant()).abs();
    return apart.compareTo(TOLERANCE) > 0 ? Optional.empty() : Optional.of(seconds);
  }

  private static ProblemException unsigned() {
    return ProblemType.SIGNATURE_INVALID
        .problem("Sign the call with your secret, as Standard Webhooks says, at the present time.")
        .header("WWW-Authenticate", "StandardWebhooks")
        .exception();
  }
}
