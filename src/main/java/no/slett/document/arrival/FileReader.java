package no.slett.document.arrival;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import no.slett.document.type.Prefix;
import no.slett.document.type.TypeCheck;
import no.slett.document.type.TypeOutcome;
import no.slett.http.Part;
import no.slett.http.ProblemType;
import no.slett.id.DocumentId;
import no.slett.vault.DataKey;

/** Reads the files of one upload, one after another: each goes sealed into the spool. */
public final class FileReader {
  private final TypeCheck types;
  private final long most;
  private final String folder;
  private final Spool.Place place;
  private int files;
  private long received;

  /**
   * For one upload.
   *
   * @param most bytes of all its files together
   * @param folder where the objects will be in the object store, with a slash at its end
   */
  public FileReader(TypeCheck types, long most, String folder, Spool.Place place) {
    this.types = types;
    this.most = most;
    this.folder = folder;
    this.place = place;
  }

  /**
   * Reads one.
   *
   * @throws no.slett.http.ProblemException 413 when that is too much, 422 {@code file-rejected}
   */
  public SpooledFile read(FileKind kind, Part part) throws IOException {
    var dataKey = DataKey.random();
    var object = folder + UUID.randomUUID();
    var sealed = place.file(Integer.toString(files++));
    var digest = sha256();
    var prefix = new Prefix();
    try (var out = dataKey.sealing(file(sealed), object)) {
      pump(part, out, digest, prefix);
    }
    return new SpooledFile(
        DocumentId.random(),
        kind,
        allowed(kind, part, prefix),
        prefix.total(),
        HexFormat.of().formatHex(digest.digest()),
        dataKey,
        object,
        sealed);
  }

  private static OutputStream file(Path path) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path), 64 << 10);
  }

  private void pump(Part part, OutputStream out, MessageDigest digest, Prefix prefix)
      throws IOException {
    var buffer = new byte[16 << 10];
    for (int n; (n = part.content().read(buffer)) >= 0; ) {
      received += n;
      if (received > most) {
        throw ProblemType.TOO_LARGE
            .problem("Send fewer or smaller files.")
            .with("limit", most)
            .exception();
      }
      digest.update(buffer, 0, n);
      prefix.add(buffer, 0, n);
      out.write(buffer, 0, n);
    }
  }

  private TypeOutcome.Allowed allowed(FileKind kind, Part part, Prefix prefix) {
    var outcome =
        types.check(prefix, part.filename().orElse(""), part.contentType().orElse(""), kind.part());
    return switch (outcome) {
      case TypeOutcome.Allowed allowed -> allowed;
      case TypeOutcome.Rejected(var reason, var hint) ->
          throw ProblemType.FILE_REJECTED
              .problem(hint)
              .with("part", kind.part())
              .with("position", files)
              .with("reason", reason)
              .exception();
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
