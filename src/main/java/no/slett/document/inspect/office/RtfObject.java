package no.slett.document.inspect.office;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import no.slett.document.inspect.Budget;
import no.slett.document.inspect.embedded.EmbeddedFile;

/**
 * One embedded object of an RTF file: hexadecimal digits that spell an OLE 1.0 object (MS-OLEDS).
 */
final class RtfObject {
  private static final int EMBEDDED = 2;
  private final StringBuilder hex = new StringBuilder();

  /** Takes what stands in the object's data. */
  void add(char c) throws IOException {
    if (Character.digit(c, 16) >= 0) {
      hex.append(c);
    } else if (!Character.isWhitespace(c)) {
      throw new IOException("not hexadecimal");
    }
  }

  /** Judges the object that was taken in. */
  void check() throws IOException {
    try {
      var in = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
      in.getInt();
      var format = in.getInt();
      var kind = string(in).toLowerCase(Locale.ROOT);
      string(in);
      string(in);
      if (format != EMBEDDED) {
        throw new IOException("not an embedded object");
      }
      var content = block(in, in.getInt());
      if (kind.equals("package")) {
        checkPackage(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
      } else {
        new EmbeddedFile(new Budget()).check("", content);
      }
    } catch (BufferUnderflowException e) {
      throw new EOFException("an object is cut off");
    }
  }

  /** The content of the Object Packager: a label, a path and the file itself. */
  private static void checkPackage(ByteBuffer in) throws IOException {
    in.getShort();
    var label = zeroEnded(in);
    zeroEnded(in);
    in.getInt();
    block(in, in.getInt());
    new EmbeddedFile(new Budget()).check(label, block(in, in.getInt()));
  }

  private byte[] bytes() throws IOException {
    if (hex.length() % 2 != 0) {
      throw new EOFException("half a byte");
    }
    var out = new ByteArrayOutputStream(hex.length() / 2);
    for (var i = 0; i < hex.length(); i += 2) {
      out.write(Character.digit(hex.charAt(i), 16) << 4 | Character.digit(hex.charAt(i + 1), 16));
    }
    return out.toByteArray();
  }

  private static String string(ByteBuffer in) throws IOException {
    return new String(block(in, in.getInt()), StandardCharsets.ISO_8859_1).replace("\0", "");
  }

  private static byte[] block(ByteBuffer in, int length) throws IOException {
    if (length < 0 || length > in.remaining()) {
      throw new EOFException("an object is cut off");
    }
    var block = new byte[length];
    in.get(block);
    return block;
  }

  private static String zeroEnded(ByteBuffer in) {
    var text = new StringBuilder();
    for (var c = in.get(); c != 0; c = in.get()) {
      text.append((char) (c & 0xFF));
    }
    return text.toString();
  }
}
