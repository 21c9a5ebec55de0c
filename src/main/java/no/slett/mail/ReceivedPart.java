package no.slett.mail;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was received.
 *
 * @param kind {@code form}, {@code answers}, {@code referees}, or the kind of a file as in the API
 *     ({@code cv}, {@code coverLetter}, ...)
 * @param fileName as received; null for what was no file
 */
public record ReceivedPart(String kind, @Nullable String fileName) {
  /** Never the file name. */
  @Override
  public String toString() {
    return "ReceivedPart[" + kind + "]";
  }
}
