package no.slett.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer of {@code application/problem+json} (RFC 9457).
 *
 * @param detail what happened and what to do, in English; never personal data of applicants, except
 *     that a member may name back to the caller a file or field which this same request carried
 * @param members extension members, such as {@code file} or {@code field}
 * @param headers further headers of the answer, such as {@code Retry-After}
 */
public record Problem(
    ProblemType type, String detail, Map<String, Object> members, Map<String, String> headers) {
  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    headers = Map.copyOf(headers);
  }

  /** A problem without extension members. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Map.of(), Map.of());
  }

  /** The problem of one field of the body or the query; nested names are joined by dots. */
  public static Problem invalidField(String field, String detail) {
    return of(ProblemType.INVALID_FIELD, detail).with("field", field);
  }

  /** This problem with one more extension member. */
  public Problem with(String member, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, detail, more, headers);
  }

  /** This problem with one more header. */
  public Problem header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(type, detail, members, more);
  }

  /** This problem with {@code Retry-After}, in whole seconds and at least one. */
  public Problem retryAfter(Duration wait) {
    return header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
  }

  /** The exception that carries this problem to the edge. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** The members in the order in which they are written. */
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type.urn());
    body.put("title", type.title());
    body.put("status", type.status());
    body.put("detail", detail);
    members.forEach(body::putIfAbsent);
    return body;
  }
}
