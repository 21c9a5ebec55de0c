package no.slett.spine;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts to be looked for in bytes of any kind, all in one pass: as UTF-8, Latin-1 and UTF-16 of
 * both orders, composed and decomposed, in any case.
 */
final class Needles {
  /** Shorter ones would be met by chance in megabytes of ciphertext. */
  private static final int SHORTEST = 5;

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  private final List<int[]> next = new ArrayList<>();
  private final List<Optional<String>> ends = new ArrayList<>();

  private Needles() {
    state();
  }

  static Needles of(Collection<String> texts) {
    var needles = new Needles();
    texts.forEach(needles::add);
    needles.link();
    return needles;
  }

  /** Every file in a folder that holds one, its name included, with what it holds. */
  List<String> inFolder(Path folder) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var path : files.toList()) {
        in(path.getFileName().toString()).forEach(n -> found.add("name of " + path + ": " + n));
        if (Files.isRegularFile(path)) {
          inFile(path).forEach(needle -> found.add(path + ": " + needle));
        }
      }
    }
    return found;
  }

  Set<String> inFile(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in(in);
    }
  }

  Set<String> in(String text) throws IOException {
    return in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Set<String> in(InputStream stream) throws IOException {
    var found = new TreeSet<String>();
    var in = new BufferedInputStream(stream, 1 << 16);
    var buffer = new byte[1 << 16];
    var state = 0;
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (var i = 0; i < read; i++) {
        state = next.get(state)[folded(buffer[i])];
        ends.get(state).ifPresent(found::add);
      }
    }
    return found;
  }

  private void add(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var upper = text.toUpperCase(Locale.ROOT);
    for (var spelt : List.of(text, lower, upper)) {
      for (var form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
        encoded(Normalizer.normalize(spelt, form)).forEach(bytes -> add(bytes, text));
      }
    }
  }

  private static Set<List<Byte>> encoded(String text) {
    var all = new LinkedHashSet<List<Byte>>();
    for (var charset : CHARSETS) {
      if (charset.newEncoder().canEncode(text)) {
        var bytes = text.getBytes(charset);
        if (bytes.length >= SHORTEST) {
          var boxed = new ArrayList<Byte>();
          for (var b : bytes) {
            boxed.add(b);
          }
          all.add(boxed);
        }
      }
    }
    return all;
  }

  private void add(List<Byte> bytes, String text) {
    var at = 0;
    for (var b : bytes) {
      var row = next.get(at);
      if (row[folded(b)] < 0) {
        row[folded(b)] = state();
      }
      at = row[folded(b)];
    }
    ends.set(at, Optional.of(text));
  }

  private int state() {
    var row = new int[256];
    Arrays.fill(row, -1);
    next.add(row);
    ends.add(Optional.empty());
    return next.size() - 1;
  }

  /** Aho and Corasick: where to go on when a text does not go on, without reading a byte again. */
  private void link() {
    var back = new int[next.size()];
    var queue = new ArrayDeque<Integer>();
    for (var b = 0; b < 256; b++) {
      var child = next.getFirst()[b];
      if (child < 0) {
        next.getFirst()[b] = 0;
      } else {
        queue.add(child);
      }
    }
    while (!queue.isEmpty()) {
      int at = queue.remove();
      if (ends.get(at).isEmpty()) {
        ends.set(at, ends.get(back[at]));
      }
      for (var b = 0; b < 256; b++) {
        var child = next.get(at)[b];
        if (child < 0) {
          next.get(at)[b] = next.get(back[at])[b];
        } else {
          back[child] = next.get(back[at])[b];
          queue.add(child);
        }
      }
    }
  }

  private static int folded(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b & 0xff;
  }
}
