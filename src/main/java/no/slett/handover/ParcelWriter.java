package no.slett.handover;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.NoteRows.SealedNote;
import no.slett.application.Opener;
import no.slett.clock.ServiceClock;
import no.slett.http.Json;

/**
 * Writes a parcel as a ZIP while it is being read: no more than a segment of a document is in
 * memory, and nothing on disk. The same parcel makes the same bytes each time.
 */
final class ParcelWriter {
  private final Opener opener;
  private final Json json = new Json();

  ParcelWriter(Opener opener) {
    this.opener = opener;
  }

  private record Manifest(
      String handoverId,
      String applicationId,
      String hiringProcessId,
      String title,
      Instant preparedAt,
      Map<String, Object> fields,
      List<File> documents) {}

  private record File(
      String id, String kind, String path, String mediaType, long size, String sha256) {}

  private record Note(String noteId, Instant createdAt, String text) {}

  /**
   * Writes it and leaves the stream open.
   *
   * @param whole called when all but the directory at the end is written, without which no program
   *     opens a ZIP
   */
  void write(Parcel parcel, OutputStream out, Runnable whole) throws IOException {
    // not closed when something fails: that would finish it
    var zip = new ZipOutputStream(out);
    var files = files(parcel);
    begin(zip, parcel, "application.json");
    zip.write(json.write(manifest(parcel, files)));
    for (var i = 0; i < files.size(); i++) {
      begin(zip, parcel, files.get(i).path());
      copy(parcel, parcel.documents().get(i), zip);
    }
    for (var i = 0; i < parcel.notes().size(); i++) {
      begin(zip, parcel, "notes/%03d.json".formatted(i + 1));
      zip.write(json.write(note(parcel, parcel.notes().get(i))));
    }
    zip.closeEntry();
    whole.run();
    zip.finish();
    zip.flush();
  }

  private List<File> files(Parcel parcel) {
    var files = new ArrayList<File>();
    for (var document : parcel.documents()) {
      var name = opener.name(parcel.application(), document);
      files.add(
          new File(
              document.id().toString(),
              document.kind(),
              "documents/%02d-%s".formatted(files.size() + 1, name.filename()),
              document.mediaType(),
              document.size(),
              name.sha256()));
    }
    return files;
  }

  private static Manifest manifest(Parcel parcel, List<File> files) {
    return new Manifest(
        parcel.id().toString(),
        parcel.application().id().toString(),
        parcel.application().process().toString(),
        parcel.title(),
        parcel.preparedAt(),
        parcel.fields(),
        files);
  }

  private Note note(Parcel parcel, SealedNote note) {
    return new Note(
        note.id().toString(), note.createdAt(), opener.note(parcel.application(), note));
  }

  private static void begin(ZipOutputStream zip, Parcel parcel, String path) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTimeLocal(parcel.preparedAt().atZone(ServiceClock.ZONE).toLocalDateTime());
    zip.putNextEntry(entry);
  }

  private void copy(Parcel parcel, SealedDocument document, OutputStream out) throws IOException {
    var key = opener.dataKey(parcel.application(), document);
    try (var in = opener.object(key, document.object())) {
      in.transferTo(out);
    }
  }
}
