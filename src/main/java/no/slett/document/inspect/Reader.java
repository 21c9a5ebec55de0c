package no.slett.document.inspect;

import java.io.IOException;

/** Inspects and reads the files of one family of formats. Not thread-safe. */
public interface Reader {

  /**
   * Looks through the file, then reads it.
   *
   * @param file the whole file
   * @param findings takes what is worth a recruiter's attention
   * @param text takes the text as it comes; when it is full, reading stops
   * @throws Refusal when the file is not for recruiters
   * @throws IOException when the file cannot be read
   */
  void read(byte[] file, Findings findings, TextSink text) throws IOException;
}
