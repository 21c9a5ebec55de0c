package no.slett.intake;

import java.nio.file.Path;
import no.slett.http.MultipartLimits;

/**
 * How much intake takes.
 *
 * @param spool a disk-backed folder of this instance alone; holds sealed bytes only
 * @param maxFile bytes of one file
 * @param maxApplication bytes of all files of one application
 * @param maxFiles files of one application
 * @param concurrent uploads at once; more are told to come again
 */
public record IntakeSettings(
    Path spool, long maxFile, long maxApplication, int maxFiles, int concurrent) {
  private static final int FORM_BYTES = 512 << 10;
  private static final int OVERHEAD = 1 << 20;

  public IntakeSettings {
    if (maxFile < 1 || maxApplication < maxFile || maxFiles < 1 || concurrent < 1) {
      throw new IllegalArgumentException(
          "intake limits must be positive, and an application may hold at least one file");
    }
  }

  /** 20 MiB a file, 50 MiB and 10 files an application, 64 uploads at once. */
  public static IntakeSettings defaults(Path spool) {
    return new IntakeSettings(spool, 20L << 20, 50L << 20, 10, 64);
  }

  /**
   * The same as limits of a multipart body. One part more than the form and all files: the upload's
   * own count of files answers first, and names its own limit.
   */
  MultipartLimits multipart() {
    return new MultipartLimits(maxFiles + 2, maxFile, maxApplication + OVERHEAD, FORM_BYTES);
  }

  /** The same for an upload of one file alone. */
  public MultipartLimits oneFile() {
    return new MultipartLimits(1, maxFile, maxFile + OVERHEAD, FORM_BYTES);
  }
}
