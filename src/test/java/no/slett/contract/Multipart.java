package no.slett.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A {@code multipart/form-data} body, written as browsers write it: file names are raw UTF-8 in
 * which only quotes and line breaks are escaped (the HTML standard's form submission).
 */
public final class Multipart {
  private final String boundary;
  private final List<BodyPublisher> parts = new ArrayList<>();
  private Optional<byte[]> form = Optional.empty();

  private Multipart(String boundary) {
    this.boundary = boundary;
  }

  /** An empty body. */
  public static Multipart body() {
    return new Multipart("----slettBoundary7MA4YWxkTrZu0gW");
  }

  /** An empty body with a boundary of the test's choice. */
  public static Multipart body(String boundary) {
    return new Multipart(boundary);
  }

  /** The part {@code application}: anything that Jackson writes, such as a map or a JsonNode. */
  public Multipart form(Object value) {
    try {
      form = Optional.of(Text.MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    return part(
        "Content-Disposition: form-data; name=\"application\"\r\nContent-Type: application/json",
        form.get());
  }

  /** A file in memory. */
  public Multipart file(String kind, String name, String type, byte[] content) {
    return part(fileHeaders(kind, name, type), content);
  }

  /** A file on disk, which is never held in memory. */
  public Multipart file(String kind, String name, String type, Path content) {
    try {
      return part(fileHeaders(kind, name, type), BodyPublishers.ofFile(content));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is made while it is sent; the body's length is not known before. */
  public Multipart file(String kind, String name, String type, Supplier<InputStream> content) {
    return part(fileHeaders(kind, name, type), BodyPublishers.ofInputStream(content));
  }

  /** A part with header lines of the test's choice, however wrong. */
  public Multipart part(String headers, byte[] content) {
    return part(headers, BodyPublishers.ofByteArray(content));
  }

  private Multipart part(String headers, BodyPublisher content) {
    parts.add(text("--" + boundary + "\r\n" + headers + "\r\n\r\n"));
    parts.add(content);
    parts.add(text("\r\n"));
    return this;
  }

  private static String fileHeaders(String kind, String name, String type) {
    return "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s"
        .formatted(kind, escaped(name), type);
  }

  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(UTF_8));
  }

  /** The value of the Content-Type header. */
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** The whole body, of known length. */
  public BodyPublisher publisher() {
    var all = new ArrayList<>(parts);
    all.add(text("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }

  Optional<byte[]> form() {
    return form;
  }
}
