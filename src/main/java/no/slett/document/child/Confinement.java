package no.slett.document.child;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Takes from this process what a document reader never needs, before it sees a document. */
final class Confinement {
  private Confinement() {}

  /**
   * Confines this process, all its threads, for good.
   *
   * @return whether a connection is now impossible: tried, not believed
   */
  static boolean confine() {
    SystemCallFilter.install();
    try (var socket = SocketChannel.open()) {
      return !socket.isOpen();
    } catch (IOException e) {
      return true;
    }
  }
}
