package no.slett.http;

/**
 * How much one {@code multipart/form-data} body may hold.
 *
 * @param parts the most parts, files and form fields together
 * @param fileBytes the most bytes of one part
 * @param requestBytes the most bytes of the whole body, boundaries and part headers included
 * @param formBytes the most bytes of a part that is read into memory
 */
public record MultipartLimits(int parts, long fileBytes, long requestBytes, int formBytes) {
  /** 20 parts, 20 MiB a file, 51 MiB in all, 256 KiB of form. */
  public static final MultipartLimits DEFAULT =
      new MultipartLimits(20, 20L << 20, 51L << 20, 256 << 10);

  public MultipartLimits {
    if (parts < 1 || fileBytes < 1 || requestBytes < 1 || formBytes < 1) {
      throw new IllegalArgumentException("limits of a multipart body are positive");
    }
  }
}
