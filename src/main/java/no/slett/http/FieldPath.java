package no.slett.http;

import com.fasterxml.jackson.databind.JsonMappingException;

/** How a problem names a place in a JSON body: {@code referees[0].email}. */
final class FieldPath {
  private static final int LONGEST = 100;

  private FieldPath() {}

  static String of(JsonMappingException e) {
    var path = "";
    for (var step : e.getPath()) {
      var name = step.getFieldName();
      path = name == null ? path + "[" + step.getIndex() + "]" : join(path, safe(name));
    }
    return path;
  }

  static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() || name.startsWith("[")
        ? path + name
        : path + "." + name;
  }

  /** A member name as the caller sent it may be anything: short, and nothing invisible. */
  static String safe(String name) {
    var visible = name.replaceAll("[\\p{C}]", "?");
    return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST);
  }
}
