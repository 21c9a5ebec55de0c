package no.slett.document.inspect.zip;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import no.slett.document.inspect.Budget;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One opened archive whose directory has been found decent. */
public final class Archive implements AutoCloseable {
  private static final int MOST_ENTRIES = 5_000;

  private final ZipFile zip;
  private final List<ZipArchiveEntry> entries;
  private final Budget budget;

  private Archive(ZipFile zip, Budget budget) {
    this.zip = zip;
    this.entries = Collections.list(zip.getEntries());
    this.budget = budget;
  }

  /** What is done with each entry; the stream is the callee's to read, not to close. */
  @FunctionalInterface
  public interface Visitor {
    /** Looks at one entry that is not a folder. */
    void entry(String name, InputStream content) throws IOException;
  }

  /**
   * Opens an archive.
   *
   * @throws Refusal when an entry is locked, has a name that leads elsewhere or is one of too many
   * @throws IOException when it is broken
   */
  public static Archive open(byte[] file, Budget budget) throws IOException {
    countFirst(file);
    var archive = new Archive(ZipFile.builder().setByteArray(file).get(), budget);
    archive.checkDirectory();
    return archive;
  }

  /** All names, those of folders too. */
  public List<String> names() {
    return entries.stream().map(ZipArchiveEntry::getName).toList();
  }

  /** Visits every entry in the order of the directory. */
  public void forEach(Visitor visitor) throws IOException {
    for (var entry : entries) {
      if (!entry.isDirectory()) {
        try (var in = content(entry)) {
          visitor.entry(entry.getName(), in);
        }
      }
    }
  }

  /** Visits one entry, or none when there is none of that name. */
  public void visit(String name, Visitor visitor) throws IOException {
    for (var entry : entries) {
      if (entry.getName().equals(name) && !entry.isDirectory()) {
        try (var in = content(entry)) {
          visitor.entry(name, in);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private InputStream content(ZipArchiveEntry entry) throws IOException {
    var packed = Math.max(entry.getCompressedSize(), 1);
    return new BudgetedInputStream(zip.getInputStream(entry), budget, packed);
  }

  // The end record counts the entries, so that a swarm of them is refused before it is read.
  private static void countFirst(byte[] file) {
    for (var at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xFFFF); at--) {
      if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 5 && file[at + 3] == 6) {
        if (((file[at + 10] & 0xFF) | (file[at + 11] & 0xFF) << 8) > MOST_ENTRIES) {
          throw new Refusal(Finding.DECOMPRESSION_LIMIT);
        }
        return;
      }
    }
  }

  private void checkDirectory() throws IOException {
    if (entries.size() > MOST_ENTRIES) {
      throw new Refusal(Finding.DECOMPRESSION_LIMIT);
    }
    var seen = new HashSet<String>();
    for (var entry : entries) {
      checkName(entry.getName());
      checkReadable(entry);
      if (!seen.add(entry.getName())) {
        // Two readers would see two different documents.
        throw new IOException("an entry comes twice");
      }
    }
  }

  private static void checkReadable(ZipArchiveEntry entry) throws IOException {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new Refusal(Finding.ENCRYPTED_UNREADABLE);
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw new IOException("an unusual compression");
    }
    if (entry.isUnixSymlink()) {
      throw new Refusal(Finding.ARCHIVE_ENTRY_PATH);
    }
  }

  private static void checkName(String name) {
    var leaves = List.of(name.split("[/\\\\]")).contains("..");
    if (leaves
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0
        || name.matches("(?s)[A-Za-z]:.*")) {
      throw new Refusal(Finding.ARCHIVE_ENTRY_PATH);
    }
  }
}
