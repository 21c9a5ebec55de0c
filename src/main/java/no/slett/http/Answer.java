package no.slett.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a handler answers with. Sent with {@code Cache-Control: no-store} and the other safe headers
 * unless a header of the same name is set here.
 */
public record Answer(int status, Map<String, String> headers, Content content) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** What is in an answer. */
  public sealed interface Content {
    /** Nothing. */
    record Empty() implements Content {}

    /** Something for Jackson. */
    record Json(Object value) implements Content {}

    /** Small bytes, handed over and not copied. */
    record Bytes(String mediaType, byte[] bytes) implements Content {}

    /** Bytes that are written while they are made; the length in bytes where it is known. */
    record Stream(String mediaType, OptionalLong length, Writer writer) implements Content {}
  }

  /** Writes an answer's bytes. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes and leaves the stream open. An exception before the first byte becomes a problem, a
     * later one cuts the connection, so that no client takes a part for the whole.
     */
    void write(OutputStream out) throws IOException;
  }

  /** 200 with JSON. */
  public static Answer ok(Object json) {
    return json(200, json);
  }

  /** JSON with this status. */
  public static Answer json(int status, Object json) {
    return new Answer(status, Map.of(), new Content.Json(json));
  }

  /** 201 with {@code Location}, a path such as {@code /v1/applications/...}. */
  public static Answer created(String location, Object json) {
    return json(201, json).header("Location", location);
  }

  /** 204. */
  public static Answer noContent() {
    return empty(204);
  }

  /** A status alone. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new Content.Empty());
  }

  /** 200 with text, which is sent as UTF-8; the media type names the charset itself. */
  public static Answer text(String mediaType, String text) {
    return bytes(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** 200 with bytes. */
  public static Answer bytes(String mediaType, byte[] bytes) {
    return new Answer(200, Map.of(), new Content.Bytes(mediaType, bytes));
  }

  /** 200 with bytes of a known length; fewer or more cut the connection. */
  public static Answer stream(String mediaType, long length, Writer writer) {
    return new Answer(
        200, Map.of(), new Content.Stream(mediaType, OptionalLong.of(length), writer));
  }

  /** 200 with bytes of unknown length. */
  public static Answer stream(String mediaType, Writer writer) {
    return new Answer(200, Map.of(), new Content.Stream(mediaType, OptionalLong.empty(), writer));
  }

  /** This answer with one more header. */
  public Answer header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, content);
  }

  /** This answer as a download under that name; browsers never show it in place. */
  public Answer attachment(String filename) {
    return header("Content-Disposition", ContentDisposition.attachment(filename))
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
