package no.slett.document.inspect.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import no.slett.document.inspect.Budget;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.zip.Archive;
import no.slett.document.type.FileName;
import no.slett.document.type.ProgramSigns;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Judges a file that travels inside a document. */
public final class EmbeddedFile {
  private static final int DEEPEST = 3;
  private static final Set<String> MACRO_STORAGES = Set.of("macros", "_vba_project_cur", "vba");

  private final Budget budget;

  /** Judges files that share this budget with the document around them. */
  public EmbeddedFile(Budget budget) {
    this.budget = budget;
  }

  /**
   * Judges one file.
   *
   * @param name as the document calls it; may be empty
   * @throws Refusal when it is a program, holds one or a macro, or nests too deep
   */
  public void check(String name, byte[] content) {
    check(name, content, 1);
  }

  private void check(String name, byte[] content, int depth) {
    if (ProgramSigns.startsProgram(content) || namesProgram(name)) {
      throw new Refusal(Finding.EMBEDDED_EXECUTABLE);
    }
    if (depth > DEEPEST) {
      throw new Refusal(Finding.NESTING_LIMIT);
    }
    try {
      if (isZip(content)) {
        checkArchive(content, depth);
      } else if (isOle(content)) {
        checkOle(content, depth);
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // Broken inside: nobody can open it, and what is shown around it is judged by itself.
      return;
    }
  }

  private static boolean namesProgram(String name) {
    return FileName.of(name, "file") instanceof FileName.Refused;
  }

  private void checkArchive(byte[] content, int depth) throws IOException {
    try (var archive = Archive.open(content, budget)) {
      archive.forEach(
          (name, in) -> {
            if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
              throw new Refusal(Finding.MACRO);
            }
            check(name, in.readAllBytes(), depth + 1);
          });
    }
  }

  private void checkOle(byte[] content, int depth) throws IOException {
    try (var ole = new POIFSFileSystem(new ByteArrayInputStream(content))) {
      checkStorage(ole.getRoot(), depth);
    }
  }

  /** Judges a storage of an OLE container and all storages in it. */
  public void checkStorage(DirectoryNode storage) throws IOException {
    checkStorage(storage, 1);
  }

  private void checkStorage(DirectoryNode storage, int depth) throws IOException {
    if (depth > 50) {
      throw new Refusal(Finding.STRUCTURE_TOO_DEEP);
    }
    for (Entry entry : storage) {
      if (MACRO_STORAGES.contains(entry.getName().toLowerCase(Locale.ROOT))) {
        throw new Refusal(Finding.MACRO);
      }
      if (entry instanceof DirectoryNode inner) {
        checkStorage(inner, depth + 1);
      }
    }
    if (storage.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
      checkPackage(storage, depth);
    }
  }

  private void checkPackage(DirectoryNode storage, int depth) throws IOException {
    try {
      var held = Ole10Native.createFromEmbeddedOleObject(storage);
      check(held.getFileName() == null ? "" : held.getFileName(), held.getDataBuffer(), depth + 1);
    } catch (Ole10NativeException e) {
      throw new IOException("not a package", e);
    }
  }

  private static boolean isZip(byte[] content) {
    return content.length > 3
        && content[0] == 'P'
        && content[1] == 'K'
        && content[2] == 3
        && content[3] == 4;
  }

  private static boolean isOle(byte[] content) {
    return content.length > 8
        && (content[0] & 0xFF) == 0xD0
        && (content[1] & 0xFF) == 0xCF
        && content[2] == 0x11;
  }
}
