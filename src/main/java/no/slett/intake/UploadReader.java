package no.slett.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import no.slett.application.Form;
import no.slett.document.arrival.FileKind;
import no.slett.document.arrival.FileReader;
import no.slett.document.arrival.SpooledFile;
import no.slett.http.Json;
import no.slett.http.MultipartReader;
import no.slett.http.Part;
import no.slett.http.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reads one upload while it arrives: files go sealed into the spool, the form into memory. */
final class UploadReader {
  private static final String FORM = "application";

  private final IntakeSettings settings;
  private final Json json;
  private final FileReader reader;
  private final List<SpooledFile> files = new ArrayList<>();
  private byte @Nullable [] form;

  /** Reads one body; the reader takes its files. */
  UploadReader(IntakeSettings settings, Json json, FileReader reader) {
    this.settings = settings;
    this.json = json;
    this.reader = reader;
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
    files.add(reader.read(kind, part));
  }
}
