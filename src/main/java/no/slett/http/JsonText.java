package no.slett.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Refuses text that is valid JSON and yet no text: NUL and halves of surrogate pairs. */
final class JsonText {
  private JsonText() {}

  static void check(JsonNode tree) {
    check("", tree);
  }

  private static void check(String path, JsonNode node) {
    if (node.isTextual() && !isText(node.textValue())) {
      throw refused(path);
    }
    for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
      check(path + "[" + i + "]", node.get(i));
    }
    for (var member : node.properties()) {
      if (!isText(member.getKey())) {
        throw refused(path);
      }
      check(FieldPath.join(path, FieldPath.safe(member.getKey())), member.getValue());
    }
  }

  private static boolean isText(String text) {
    return text.indexOf(0) < 0 && text.codePoints().noneMatch(JsonText::isHalf);
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static ProblemException refused(String path) {
    return Problem.invalidField(path, "This field holds characters that are no text.").exception();
  }
}
