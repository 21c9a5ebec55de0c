package no.slett.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import no.slett.application.Form;
import no.slett.document.type.Prefix;
import no.slett.document.type.TypeCheck;
import no.slett.document.type.TypeOutcome;
import no.slett.http.Json;
import no.slett.http.MultipartReader;
import no.slett.http.Part;
import no.slett.http.ProblemType;
import no.slett.id.DocumentId;
import no.slett.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** Reads one upload while it arrives: files go sealed into the spool, the form into memory. */
final class UploadReader {
  private static final String FORM = "application";

  private final IntakeSettings settings;
  private final TypeCheck types;
  private final Json json;
  private final String folder;
  private final Spool.Place place;
  private final List<SpooledFile> files = new ArrayList<>();
  private byte @Nullable [] form;
  private long received;

  /**
   * Reads one body.
   *
   * @param folder where the objects of this application will be
   */
  UploadReader(
      IntakeSettings settings, TypeCheck types, Json json, String folder, Spool.Place place) {
    this.settings = settings;
    this.types = types;
    this.json = json;
    this.folder = folder;
    this.place = place;
  }

  Upload read(MultipartReader body) throws Exception {
    body.forEachPart(this::take);
    if (form == null) {
      throw ProblemType.MALFORMED_MULTIPART.because(
          "Send one part named application with the form as JSON.");
    }
    var written = json.read(form, Form.class);
    written.refuseNationalIds();
    return new Upload(form, written, List.copyOf(files));
  }

  private void take(Part part) throws IOException {
    if (part.field().equals(FORM)) {
      takeForm(part);
    } else {
      var kind =
          FileKind.ofPart(part.field())
              .orElseThrow(
                  () ->
                      ProblemType.UNKNOWN_FIELD
                          .problem("Name each file part by its kind: cv, coverLetter, other ...")
                          .exception());
      takeFile(kind, part);
    }
  }

  private void takeForm(Part part) throws IOException {
    if (form != null) {
      throw ProblemType.MALFORMED_MULTIPART.because("Send the part application once.");
    }
    form = part.bytes();
  }

  private void takeFile(FileKind kind, Part part) throws IOException {
    if (files.size() == settings.maxFiles()) {
      throw ProblemType.TOO_MANY_PARTS
          .problem("Send fewer files.")
          .with("limit", settings.maxFiles())
          .exception();
    }
    var dataKey = DataKey.random();
    var object = folder + UUID.randomUUID();
    var sealed = place.file(Integer.toString(files.size()));
    var digest = sha256();
    var prefix = new Prefix();
    try (var out = dataKey.sealing(file(sealed), object)) {
      pump(part, out, digest, prefix);
    }
    files.add(
        new SpooledFile(
            DocumentId.random(),
            kind,
            allowed(kind, part, prefix),
            prefix.total(),
            HexFormat.of().formatHex(digest.digest()),
            dataKey,
            object,
            sealed));
  }

  private static OutputStream file(java.nio.file.Path path) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path), 64 << 10);
  }

  private void pump(Part part, OutputStream out, MessageDigest digest, Prefix prefix)
      throws IOException {
    var buffer = new byte[16 << 10];
    for (int n; (n = part.content().read(buffer)) >= 0; ) {
      received += n;
      if (received > settings.maxApplication()) {
        throw ProblemType.TOO_LARGE
            .problem("Send fewer or smaller files.")
            .with("limit", settings.maxApplication())
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
              .with("position", files.size() + 1)
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
