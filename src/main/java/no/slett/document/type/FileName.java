package no.slett.document.type;

/**
 * What the client calls a file, made fit to be shown and to be saved under.
 *
 * <p>The name is never used to store anything. Norwegian letters, other alphabets and emoji
 * survive; folders, control characters and what a browser, a shell or Windows would take for
 * something else do not.
 */
public sealed interface FileName {

  /**
   * A name to show.
   *
   * @param display never empty, in NFC, at most 120 UTF-16 units with its extension
   * @param suspicious true when the name tried to be more than a name: it led out of its folder,
   *     held line breaks, markup, quotes or direction overrides
   */
  record Accepted(String display, boolean suspicious) implements FileName {

    /** Without a dot and in lower case; empty when there is none. */
    public String extension() {
      return FileNameReader.extension(display);
    }

    /** This name, ending in an extension that fits its content. */
    Accepted fitting(DocumentType type) {
      return type.hasExtension(extension())
          ? this
          : new Accepted(FileNameReader.shortened(display + "." + type.extension()), suspicious);
    }
  }

  /**
   * A name that no honest program makes.
   *
   * @param reason {@code unsafe_name} or {@code extension_not_allowed}
   */
  record Refused(String reason) implements FileName {}

  /**
   * Reads a claimed name.
   *
   * @param claimed as the client sent it; may be empty
   * @param kind the name to give when nothing is left of it, such as {@code cv}
   */
  static FileName of(String claimed, String kind) {
    if (claimed.indexOf('\0') >= 0) {
      return new Refused("unsafe_name");
    }
    var display = FileNameReader.display(claimed);
    if (FileNameReader.namesProgram(display)) {
      return new Refused("extension_not_allowed");
    }
    return new Accepted(
        display.isEmpty() ? kind : display, FileNameReader.looksSuspicious(claimed));
  }
}
