package no.slett.basis;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import no.slett.settings.Keyword;

/**
 * Where a recipient hears of what happens.
 *
 * @param url absolute; https, or http to this very machine; without user, query or fragment
 * @param secretFile file that holds the shared secret, in the {@code whsec_} form of Standard
 *     Webhooks
 * @param events what it wants to hear of besides what it must: rectified, restricted and erased are
 *     told to every recipient of the data, listed or not (Art. 19)
 */
public record Webhook(URI url, Path secretFile, Set<Event> events) {
  /** What may be told. */
  public enum Event implements Keyword {
    APPLICATION_RECEIVED("application.received"),
    HIRING_PROCESS_CLOSED("hiring-process.closed"),
    APPLICANT_RECTIFIED("applicant.rectified"),
    APPLICANT_RESTRICTED("applicant.restricted"),
    APPLICANT_ERASED("applicant.erased");

    private final String keyword;

    Event(String keyword) {
      this.keyword = keyword;
    }

    @Override
    public String keyword() {
      return keyword;
    }
  }

  public Webhook {
    events = Set.copyOf(events);
    demandSafe(url);
  }

  /** Refuses an address that data may not be sent to. */
  static void demandSafe(URI url) {
    if (!url.isAbsolute() || url.getHost() == null || !isBare(url)) {
      throw new IllegalArgumentException("url is an address such as https://hr.example.no/slett");
    }
    if (!url.getScheme().equals("https") && !(url.getScheme().equals("http") && isHere(url))) {
      throw new IllegalArgumentException("url must be https, unless it is on this machine");
    }
  }

  /** What could carry a password, or end up in somebody's log. */
  private static boolean isBare(URI url) {
    return url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  /** By name or by literal address; nothing is looked up. */
  private static boolean isHere(URI url) {
    var host = Objects.requireNonNull(url.getHost()).replaceAll("[\\[\\]]", "");
    return host.equals("localhost") || isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
