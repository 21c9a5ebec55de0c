package no.slett.document.type;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that this service can inspect and read. */
public enum DocumentType {
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  DOC("application/msword", "doc"),
  ODT("application/vnd.oasis.opendocument.text", "odt"),
  RTF("application/rtf", "rtf"),
  TXT("text/plain", "txt text"),
  JPEG("image/jpeg", "jpg jpeg jpe jfif"),
  PNG("image/png", "png"),
  TIFF("image/tiff", "tif tiff");

  private final String mediaType;
  private final String extensions;

  DocumentType(String mediaType, String extensions) {
    this.mediaType = mediaType;
    this.extensions = extensions;
  }

  /** The media type without parameters, as it is stored and sent. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual extension, without a dot. */
  public String extension() {
    return extensions.split(" ", -1)[0];
  }

  boolean hasExtension(String extension) {
    return List.of(extensions.split(" ", -1)).contains(extension.toLowerCase(Locale.ROOT));
  }

  /** Every type that can be inspected: the default of what is allowed. */
  public static Set<DocumentType> all() {
    return EnumSet.allOf(DocumentType.class);
  }

  /** The type with exactly this media type. */
  public static Optional<DocumentType> of(String mediaType) {
    return List.of(values()).stream().filter(t -> t.mediaType.equals(mediaType)).findFirst();
  }

  static Optional<DocumentType> ofExtension(String extension) {
    return List.of(values()).stream().filter(t -> t.hasExtension(extension)).findFirst();
  }
}
