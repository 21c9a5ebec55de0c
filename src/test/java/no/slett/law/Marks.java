package no.slett.law;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The requirements that a test is marked with: its method, its class, and the classes around. */
final class Marks {
  private Marks() {}

  static Set<String> of(Class<?> type, Method method) {
    var ids = new TreeSet<String>(of(method));
    for (@Nullable Class<?> t = type; t != null; t = t.getEnclosingClass()) {
      ids.addAll(of(t));
    }
    return ids;
  }

  private static List<String> of(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, Law.class)
        .map(l -> List.of(l.value()))
        .orElse(List.of());
  }
}
