package no.slett.document.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Finds the type of a file in its first bytes, whatever it is called. */
final class ContentType {
  private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

  /** The type by content; the extension only chooses between what looks the same. */
  Optional<DocumentType> detect(byte[] prefix, String extension) {
    var plain = Signature.of(prefix);
    return plain.isPresent() ? plain : among(byMagic(prefix), prefix, extension);
  }

  private static Optional<DocumentType> among(String found, byte[] prefix, String extension) {
    return switch (found) {
      // Macro-enabled by its own word; the inspector finds those that hide it.
      case "application/zip", "application/x-tika-ooxml" ->
          extension.matches("do[ct]m") ? Optional.empty() : ZipPeek.type(prefix, extension);
      case "application/x-tika-msoffice" -> ole(prefix, extension);
      case "text/plain" -> Optional.of(DocumentType.TXT);
      default -> DocumentType.of(found);
    };
  }

  /** True for an old Office container that holds an encrypted new one. */
  boolean isEncryptedOffice(byte[] prefix) {
    return byMagic(prefix).equals("application/x-tika-msoffice")
        && contains(prefix, "EncryptedPackage");
  }

  /** The usual name of a type that has several, without parameters. */
  Optional<String> canonical(String claimed) {
    return Optional.ofNullable(MediaType.parse(claimed))
        .map(t -> magic.getMediaTypeRegistry().normalize(t.getBaseType()).toString());
  }

  private String byMagic(byte[] prefix) {
    try (var in = TikaInputStream.get(prefix)) {
      return magic.detect(in, new Metadata()).getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The same container holds Word, Excel, PowerPoint, mail and installers.
  private static Optional<DocumentType> ole(byte[] prefix, String extension) {
    var word = contains(prefix, "WordDocument") || extension.equals("doc");
    return word ? Optional.of(DocumentType.DOC) : Optional.empty();
  }

  private static boolean contains(byte[] prefix, String entry) {
    var text = new String(prefix, ISO_8859_1);
    return text.contains(new String(entry.getBytes(UTF_16LE), ISO_8859_1));
  }
}
