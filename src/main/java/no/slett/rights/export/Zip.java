package no.slett.rights.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.slett.access.Value;
import no.slett.clock.ServiceClock;

/**
 * A ZIP that is written while it is read: no more than a piece of a file is in memory, and nothing
 * on disk. Never closed when something fails: that would finish it.
 */
final class Zip {
  static final String MEDIA_TYPE = "application/zip";

  private final ZipOutputStream out;
  private Instant time = Instant.EPOCH;

  Zip(OutputStream out) {
    this.out = new ZipOutputStream(out);
    this.out.setLevel(Deflater.BEST_SPEED);
  }

  /** The time of what is added from now on. */
  void at(Instant instant) {
    time = instant;
  }

  void add(String path, byte[] bytes) throws IOException {
    begin(path);
    out.write(bytes);
  }

  void add(String path, Value.File file) throws IOException {
    begin(path);
    try (var in = file.opening().open()) {
      in.transferTo(out);
    }
  }

  private void begin(String path) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTimeLocal(time.atZone(ServiceClock.ZONE).toLocalDateTime());
    out.putNextEntry(entry);
  }

  /** Writes the end and leaves the stream below open. */
  void finish() throws IOException {
    out.finish();
    out.flush();
  }
}
