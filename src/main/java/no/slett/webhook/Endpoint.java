package no.slett.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import no.slett.basis.Recipient;
import no.slett.id.RecipientId;
import no.slett.settings.InvalidSettings;

/** Where one recipient hears of what happens, and the secret that we share. */
record Endpoint(RecipientId recipient, URI url, Secret secret) {
  /**
   * Those of all recipients that have one.
   *
   * @throws InvalidSettings one line for each secret that cannot be read or is too weak
   */
  static List<Endpoint> all(List<Recipient> recipients) {
    var problems = new ArrayList<String>();
    var endpoints = new ArrayList<Endpoint>();
    for (var recipient : recipients) {
      var webhook = recipient.webhook();
      if (webhook != null) {
        try {
          var secret = Secret.of(recipient.id(), webhook.secretFile());
          endpoints.add(new Endpoint(recipient.id(), webhook.url(), secret));
        } catch (InvalidSettings e) {
          problems.addAll(e.problems());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return List.copyOf(endpoints);
  }
}
