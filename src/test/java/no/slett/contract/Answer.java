package no.slett.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Locale;

/** What the service answered. */
public final class Answer {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] bytes;

  /** An answer with its whole body; the bytes are not copied. */
  public Answer(int status, HttpHeaders headers, byte[] bytes) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** All headers. */
  public HttpHeaders headers() {
    return headers;
  }

  /** The body as it came; empty when there was none. */
  public byte[] bytes() {
    return bytes;
  }

  /** The body as JSON. */
  public JsonNode json() {
    return new Text(bytes)
        .json()
        .orElseThrow(() -> new AssertionError("not JSON: " + status + " " + text()));
  }

  /** The body as text, or as hexadecimal where it is not UTF-8. */
  public String text() {
    return new Text(bytes).orHex();
  }

  /** The first value of a header. */
  public String header(String name) {
    return headers
        .firstValue(name)
        .orElseThrow(() -> new AssertionError("no header " + name + ": " + status));
  }

  /** The content type without its parameters; empty when there is none. */
  public String mediaType() {
    var header = headers.firstValue("Content-Type").orElse("");
    return header.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** The name of the problem, without {@code urn:slett:problem:}. */
  public String problem() {
    return json().path("type").asText().replace("urn:slett:problem:", "");
  }

  /** This answer, if it has that status; fails with the body otherwise. */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError("expected " + expected + " but was " + status + ": " + text());
    }
    return this;
  }

  /** This answer, if it is that problem; fails with the body otherwise. */
  public Answer expect(int expected, String problem) {
    expect(expected);
    if (!problem().equals(problem)) {
      throw new AssertionError("expected " + problem + " but was " + text());
    }
    return this;
  }
}
