package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailTest {
  @TempDir Path folder;

  private final int port = FreePorts.one();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  private LocalMail mail;

  @BeforeEach
  void start() {
    mail = LocalMail.start(folder, port, FreePorts.one(), now::get);
  }

  @AfterEach
  void close() {
    mail.close();
  }

  @Test
  void eachMailBecomesOneFile() throws Exception {
    send("Kvittering", "Søknaden er mottatt", "kari@example.org", "ola@example.org");
    assertThat(files()).singleElement().asString().startsWith("20260301T100000").endsWith(".eml");
    assertThat(CaughtMail.read(folder.resolve(files().getFirst())).text().strip())
        .isEqualTo("Søknaden er mottatt");
  }

  @Test
  void thePageShowsThemEscapedAndNewestFirst() throws Exception {
    send("Første <b>", "<script>alert(1)</script>", "kari@example.org");
    now.set(Instant.parse("2026-03-01T10:00:01Z"));
    send("Andre", "to & tre", "kari@example.org");

    var page = get(mail.page());

    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
    assertThat(page.body())
        .containsSubsequence("Andre", "to &amp; tre", "Første &lt;b&gt;", "&lt;script&gt;")
        .doesNotContain("<script>", "<b>");
    assertThat(get(mail.page().resolve("/other")).statusCode()).isEqualTo(404);
  }

  @Test
  void mailStaysAcrossRestarts() throws Exception {
    send("Før", "tekst", "kari@example.org");
    mail.close();
    start();
    assertThat(get(mail.page()).body()).contains("Før");
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void send(String subject, String text, String... recipients) throws Exception {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("slett@example.org"));
    message.setRecipients(MimeMessage.RecipientType.TO, String.join(",", recipients));
    message.setSubject(subject, UTF_8.name());
    message.setText(text, UTF_8.name());
    message.setSentDate(Date.from(now.get()));
    Transport.send(message);
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }
  }
}
