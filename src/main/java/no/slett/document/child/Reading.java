package no.slett.document.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.TextCleaner;
import no.slett.document.inspect.TextSink;
import no.slett.document.type.DocumentType;

/** Turns one document into one answer, whatever the document does short of ending the program. */
final class Reading {
  private final Readers readers = new Readers();
  private final int mostCharacters;
  private final Path folder;

  Reading(int mostCharacters, Path folder) {
    this.mostCharacters = mostCharacters;
    this.folder = folder;
  }

  /**
   * Reads one document.
   *
   * @throws IOException when the temporary folder cannot take what libraries spool there
   */
  Answer read(Wire.Question question) throws IOException {
    var type = DocumentType.of(question.mediaType());
    if (type.isEmpty()) {
      return refused(Finding.CONTENT_DOES_NOT_MATCH_TYPE);
    }
    try {
      return read(type.get(), question.file());
    } catch (Refusal e) {
      return refused(e.finding());
    } catch (StackOverflowError e) {
      return refused(Finding.STRUCTURE_TOO_DEEP);
    } catch (IOException | RuntimeException e) {
      TemporaryFiles.checkRoom(folder);
      return refused(Finding.CORRUPT_OR_UNREADABLE);
    }
  }

  private Answer read(DocumentType type, byte[] file) throws IOException {
    var findings = new Findings();
    var sink = new TextSink(mostCharacters);
    try {
      readers.of(type).read(file, findings, sink);
    } catch (IOException e) {
      if (!sink.full()) {
        throw e;
      }
    }
    if (sink.full()) {
      findings.flag(Finding.TEXT_TRUNCATED);
    }
    var text = TextCleaner.clean(sink.text(), type == DocumentType.TXT, findings);
    var flags = new TreeSet<String>();
    findings.flags().forEach(f -> flags.add(f.word()));
    return new Answer.Clean(text, flags);
  }

  private static Answer refused(Finding finding) {
    return new Answer.Refused(finding.word());
  }
}
