package no.slett.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One operation of the contract.
 *
 * @param pointer JSON pointer of its description in the document
 */
record Operation(String method, String template, Pattern pattern, String pointer) {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  /** All operations; fixed paths before those with a variable in the same place. */
  static List<Operation> all(JsonNode document) {
    var found = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          found.add(of(method.getKey(), path.getKey()));
        }
      }
    }
    found.sort(
        Comparator.comparing(Operation::template, Comparator.comparing(t -> !t.contains("{"))));
    return List.copyOf(found);
  }

  private static Operation of(String method, String template) {
    var regex = Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\."));
    return new Operation(
        method.toUpperCase(java.util.Locale.ROOT),
        template,
        regex,
        "/paths/" + escaped(template) + "/" + method);
  }

  /** The path without its query. */
  static String withoutQuery(String path) {
    var mark = path.indexOf('?');
    return mark < 0 ? path : path.substring(0, mark);
  }

  static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  boolean matches(String wanted, String path) {
    return method.equals(wanted) && matchesPath(path);
  }

  boolean matchesPath(String path) {
    return pattern.matcher(path).matches();
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
