package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A {@code multipart/form-data} body, streamed from its files; names as browsers send them. */
final class Multipart {
  private final String boundary = UUID.randomUUID().toString();
  private final List<BodyPublisher> parts = new ArrayList<>();

  Multipart json(String name, String json) {
    add(
        "form-data; name=\"" + name + "\"",
        "application/json",
        BodyPublishers.ofString(json, UTF_8));
    return this;
  }

  Multipart file(String name, Path file, String mediaType) throws FileNotFoundException {
    var disposition = "form-data; name=\"%s\"; filename=\"%s\"".formatted(name, file.getFileName());
    add(disposition, mediaType, BodyPublishers.ofFile(file));
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() {
    var all = new ArrayList<>(parts);
    all.add(text("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }

  private void add(String disposition, String type, BodyPublisher content) {
    parts.add(
        text(
            "--%s\r\nContent-Disposition: %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, disposition, type)));
    parts.add(content);
    parts.add(text("\r\n"));
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, UTF_8);
  }
}
