package no.slett.document.inspect.office;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Splits RTF 1.9 into tokens. */
final class RtfTokens {

  /** What stands in the file next. */
  sealed interface Token {
    /** A brace that opens a group. */
    record Open() implements Token {}

    /** A brace that closes a group. */
    record Close() implements Token {}

    /** A word such as {@code \fs24}; the number is null where none stands. */
    record Word(String name, @Nullable Integer number) implements Token {}

    /** One character that is neither. */
    record Letter(char letter) implements Token {}
  }

  private final byte[] file;
  private int at;

  RtfTokens(byte[] file) {
    this.file = file;
  }

  /** The next token, or null at the end. */
  @Nullable Token next() throws IOException {
    if (at >= file.length) {
      return null;
    }
    var c = (char) (file[at++] & 0xFF);
    return switch (c) {
      case '{' -> new Token.Open();
      case '}' -> new Token.Close();
      case '\\' -> control();
      default -> new Token.Letter(c);
    };
  }

  private Token control() throws IOException {
    if (at >= file.length) {
      throw new EOFException();
    }
    if (!isLetter(at)) {
      return symbol();
    }
    var from = at;
    while (at < file.length && isLetter(at)) {
      at++;
    }
    var name = new String(file, from, at - from, StandardCharsets.US_ASCII);
    var word = new Token.Word(name, number());
    if (at < file.length && file[at] == ' ') {
      at++;
    }
    if (name.equals("bin")) {
      skipBinary(word.number());
    }
    return word;
  }

  private Token symbol() {
    var c = (char) (file[at++] & 0xFF);
    if (c == '\'') {
      at = Math.min(at + 2, file.length);
      return new Token.Letter('x');
    }
    return "\\{}".indexOf(c) >= 0 ? new Token.Letter(c) : new Token.Word("" + c, null);
  }

  private @Nullable Integer number() throws IOException {
    var from = at;
    if (at < file.length && file[at] == '-') {
      at++;
    }
    while (at < file.length && file[at] >= '0' && file[at] <= '9') {
      at++;
    }
    if (at == from) {
      return null;
    }
    try {
      return Integer.valueOf(new String(file, from, at - from, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      throw new IOException("not a number", e);
    }
  }

  // A length that leads out of the file is an attack on careless readers.
  private void skipBinary(@Nullable Integer length) throws IOException {
    var bytes = length == null ? 0 : length;
    if (bytes < 0 || bytes > file.length - at) {
      throw new EOFException("binary data leads out of the file");
    }
    at += bytes;
  }

  private boolean isLetter(int i) {
    return (file[i] >= 'a' && file[i] <= 'z') || (file[i] >= 'A' && file[i] <= 'Z');
  }
}
