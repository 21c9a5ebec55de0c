package no.slett.basis;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where a recipient takes in what is handed over of somebody who was hired.
 *
 * @param url as {@link Webhook} says
 * @param secretFile file that holds the shared secret, in the {@code whsec_} form of Standard
 *     Webhooks
 */
public record HandoverPoint(URI url, Path secretFile) {
  public HandoverPoint {
    Webhook.demandSafe(url);
  }
}
