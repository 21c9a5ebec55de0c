package no.slett.law;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The requirements, id to title, in the order of the law reference. */
final class Requirements {
  private Requirements() {}

  /** Reads the list. */
  static Map<String, String> load() {
    try (var in = Requirements.class.getResourceAsStream("/law-requirements.txt")) {
      if (in == null) {
        throw new IllegalStateException("no list of requirements");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parse(String text) {
    var titles = new LinkedHashMap<String, String>();
    for (var line : text.lines().toList()) {
      var space = line.indexOf(' ');
      if (titles.put(line.substring(0, space), line.substring(space + 1)) != null) {
        throw new IllegalStateException("listed twice: " + line);
      }
    }
    return Collections.unmodifiableMap(titles);
  }
}
