package no.slett.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;

/** Where HR takes packages in. */
public interface HrEndpoint {
  /** Writes the same bytes as often as it is asked. */
  @FunctionalInterface
  interface Content {
    /** Writes and leaves the stream open. */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Sends a package.
   *
   * @param id the same one means the same package
   * @param mediaType of the content
   * @return whether it was taken
   */
  boolean take(UUID id, String mediaType, Content content);
}
