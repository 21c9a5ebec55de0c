package no.slett.web;

import java.time.Duration;

/**
 * Where and how the service listens; TLS is the ingress's work.
 *
 * @param host the address of both sockets
 * @param port the public port, 0 for any free one
 * @param operatorPort the port for health and metrics, 0 for any free one; never to be public
 * @param maxConnections the most connections of the public socket at once
 * @param idle how long a connection may be silent between two requests
 * @param head how long the head of a request may take
 * @param drain how long a stopping service says that it is not ready before it stops listening
 * @param grace how long calls under way may take to end after that
 */
public record ServerSettings(
    String host,
    int port,
    int operatorPort,
    int maxConnections,
    Duration idle,
    Duration head,
    Duration drain,
    Duration grace) {
  public ServerSettings {
    if (isNoPort(port) || isNoPort(operatorPort)) {
      throw new IllegalArgumentException("a port is 0 to 65535");
    }
    if (port == operatorPort && port != 0) {
      throw new IllegalArgumentException("the operator's port is another than the public one");
    }
    if (maxConnections < 1 || !idle.isPositive() || !head.isPositive()) {
      throw new IllegalArgumentException("limits of connections are positive");
    }
    if (drain.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("times of a shutdown are not negative");
    }
  }

  /** All else as usual. */
  public static ServerSettings of(String host, int port, int operatorPort) {
    return new ServerSettings(
        host,
        port,
        operatorPort,
        2048,
        Duration.ofSeconds(60),
        Duration.ofSeconds(15),
        Duration.ZERO,
        Duration.ofSeconds(20));
  }

  private static boolean isNoPort(int port) {
    return port < 0 || port > 65535;
  }
}
