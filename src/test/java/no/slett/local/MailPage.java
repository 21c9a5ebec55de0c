package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The newest mails of a folder, on one page without scripts. */
final class MailPage implements AutoCloseable {
  private static final int SHOWN = 100;
  private static final String START =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Mail caught by Slett</title>
      <style>
      body { font-family: sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
      pre { white-space: pre-wrap; border-left: 3px solid #888; padding-left: 1rem }
      </style>
      <h1>Mail caught by Slett</h1>
      <p>Newest first.</p>
      """;

  private final HttpServer server;
  private final Path folder;

  private MailPage(HttpServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static MailPage start(Path folder, int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var page = new MailPage(HttpServer.create(address, 0), folder);
    page.server.createContext("/", page::answer);
    page.server.start();
    return page;
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var found = exchange.getRequestURI().getPath().equals("/");
      var body = (found ? page() : "Not found").getBytes(UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "text/html; charset=UTF-8");
      headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      headers.set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(found ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String page() throws IOException {
    return newest().stream().map(MailPage::entry).collect(Collectors.joining("", START, ""));
  }

  private List<Path> newest() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted(Comparator.reverseOrder())
          .limit(SHOWN)
          .toList();
    }
  }

  private static String entry(Path file) {
    try {
      var mail = CaughtMail.read(file);
      return "<h2>%s</h2>\n<p>%s, to %s</p>\n<pre>%s</pre>\n"
          .formatted(
              escape(mail.subject()), escape(mail.date()), escape(mail.to()), escape(mail.text()));
    } catch (IOException | MessagingException e) {
      return "<p>Unreadable: " + escape(file.toString()) + "</p>\n";
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
