package no.slett.document.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How service and child speak through two pipes.
 *
 * <p>The child says once whether its network is cut. Then a question is a media type, a length and
 * the bytes; an answer is a text with flags, or a reason. Whoever reads an answer does not trust
 * its writer, in which a hostile document may have taken over: lengths and words are bounded.
 */
public final class Wire {
  private static final byte READABLE = 1;
  private static final byte REFUSED = 2;
  private static final int MOST_BYTES_PER_UNIT = 3;
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,60}");

  private Wire() {}

  /** One document to look at. */
  static final class Question {
    private final String mediaType;
    private final byte[] file;

    Question(String mediaType, byte[] file) {
      this.mediaType = mediaType;
      this.file = file;
    }

    String mediaType() {
      return mediaType;
    }

    byte[] file() {
      return file;
    }
  }

  /**
   * Asks for one document.
   *
   * @throws EOFException when the document is shorter than it should be
   */
  public static void ask(DataOutputStream out, String mediaType, InputStream file, int size)
      throws IOException {
    out.writeUTF(mediaType);
    out.writeInt(size);
    var buffer = new byte[64 * 1024];
    for (var left = size; left > 0; ) {
      var n = file.read(buffer, 0, Math.min(left, buffer.length));
      if (n < 0) {
        throw new EOFException("the document ended early");
      }
      out.write(buffer, 0, n);
      left -= n;
    }
    out.flush();
  }

  static Question question(DataInputStream in) throws IOException {
    var mediaType = in.readUTF();
    var file = new byte[in.readInt()];
    in.readFully(file);
    return new Question(mediaType, file);
  }

  static void answer(DataOutputStream out, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Clean(var text, var flags) -> {
        out.writeByte(READABLE);
        out.writeByte(flags.size());
        for (var flag : flags) {
          out.writeUTF(flag);
        }
        var bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case Answer.Refused(var reason) -> {
        out.writeByte(REFUSED);
        out.writeUTF(reason);
      }
    }
    out.flush();
  }

  /**
   * Reads one answer.
   *
   * @param mostCharacters how long a text may be, in UTF-16 units
   * @throws IOException when there is none, or an impossible one
   */
  public static Answer answer(DataInputStream in, int mostCharacters) throws IOException {
    return switch (in.readByte()) {
      case READABLE -> readable(in, mostCharacters);
      case REFUSED -> new Answer.Refused(word(in));
      default -> throw new IOException("not an answer");
    };
  }

  private static Answer.Clean readable(DataInputStream in, int mostCharacters) throws IOException {
    var flags = new TreeSet<String>();
    for (var left = in.readByte(); left > 0; left--) {
      flags.add(word(in));
    }
    var length = in.readInt();
    if (length < 0 || length > (long) MOST_BYTES_PER_UNIT * mostCharacters) {
      throw new IOException("a text of impossible length");
    }
    var text = new byte[length];
    in.readFully(text);
    return new Answer.Clean(new String(text, UTF_8), flags);
  }

  private static String word(DataInputStream in) throws IOException {
    var word = in.readUTF();
    if (!WORD.matcher(word).matches()) {
      throw new IOException("not a word");
    }
    return word;
  }
}
