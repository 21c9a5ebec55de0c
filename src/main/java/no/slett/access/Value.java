package no.slett.access;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import no.slett.settings.Translated;

/** One thing that is told of an entry. */
public sealed interface Value {
  /** What somebody typed, word for word, or an id. */
  record Text(String text) implements Value {
    /** Never the words: they would end up in a log. */
    @Override
    public String toString() {
      return "Text[...]";
    }
  }

  /**
   * What somebody else wrote about the person: word for word, but for the names of others who
   * applied for the same position (Art. 15(4), law AC-5).
   */
  record Written(String text) implements Value {
    /** Never the words: they would end up in a log. */
    @Override
    public String toString() {
      return "Written[...]";
    }
  }

  /** When. */
  record At(Instant instant) implements Value {}

  /** How many. */
  record Number(long number) implements Value {}

  /** Yes or no. */
  record Flag(boolean flag) implements Value {}

  /** Words of a closed list, as they are stored; people read their translation. */
  record Codes(List<String> codes) implements Value {
    public Codes {
      codes = List.copyOf(codes);
    }
  }

  /** Sentences of the service or the controller. */
  record Said(List<Translated> sentences) implements Value {
    public Said {
      sentences = List.copyOf(sentences);
    }
  }

  /** What belongs to the entry and has fields of its own. */
  record Entries(List<Entry> entries) implements Value {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A file, told byte for byte.
   *
   * @param filename as it was sent
   */
  record File(String filename, Opening opening) implements Value {
    /** Never the name: it would end up in a log. */
    @Override
    public String toString() {
      return "File[...]";
    }
  }

  /** Opens the plain bytes; to be closed. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }
}
