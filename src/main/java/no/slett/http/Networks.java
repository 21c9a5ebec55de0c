package no.slett.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The network that a call comes from: the first 24 bits of an IPv4 address, the first 48 of IPv6,
 * which is what one subscriber may move around in.
 */
public final class Networks {
  private static final String UNKNOWN = "unknown";

  private final Optional<String> forwardedHeader;

  /** With the header that our own proxy writes, if there is one in front of us. */
  public Networks(Optional<String> forwardedHeader) {
    this.forwardedHeader = forwardedHeader;
  }

  /** An opaque name of the network; all that cannot be told apart share one. */
  public String of(Exchange exchange) {
    return forwardedHeader
        .map(name -> forwarded(exchange, name))
        .orElseGet(
            () ->
                exchange.peer() instanceof InetSocketAddress peer
                    ? prefix(Optional.ofNullable(peer.getAddress()))
                    : UNKNOWN);
  }

  /** The last address is the one that our own proxy saw; those before it anybody may have sent. */
  private static String forwarded(Exchange exchange, String header) {
    var values = String.join(",", exchange.headers(header));
    return prefix(address(values.substring(values.lastIndexOf(',') + 1).strip()));
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String prefix(Optional<InetAddress> address) {
    return address
        .map(InetAddress::getAddress)
        .map(bytes -> HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6)))
        .orElse(UNKNOWN);
  }
}
