package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import no.slett.config.Key;
import no.slett.contract.Multipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** An access package is never in memory: it may be larger than all of it. */
@Isolated("two hundred megabytes leave others no time, nor others them")
final class ExportMemoryTest {
  private static final int FILES = 10;
  private static final int SIZE = 20_000_000;
  private static final int HEAP = 128;

  @TempDir private Path folder;

  @Test
  void twoHundredMegabytesGoThroughAHeapOf128() throws Exception {
    var file = text(folder.resolve("big.txt"));
    try (var house =
            House.build(Files.createDirectory(folder.resolve("house")))
                .with(Key.INTAKE_MAX_APPLICATION, Integer.toString(FILES * SIZE + 1_000_000));
        var service = CrashingService.small(house, HEAP)) {
      apply(service.story(), file);
      var session = new Postbox(House.api(service.port()), "dagmar@example.org").session();
      var hashes = export(service.port(), session);
      assertThat(hashes.keySet()).filteredOn(path -> path.startsWith("files/")).hasSize(FILES);
      try (var in = Files.newInputStream(file)) {
        assertThat(hashes.values()).contains(sha256(in));
      }
      assertThat(hashes.values().stream().distinct()).hasSize(3);
      assertThat(house.count("audit_event where action = 'access-copy-delivered'")).isOne();
    }
  }

  /** Hexadecimal digits of chance, which no compression makes small. */
  private static Path text(Path file) throws IOException {
    var random = new Random(11);
    var piece = new byte[SIZE / 2000];
    try (var out = Files.newOutputStream(file)) {
      for (var i = 0; i < 1000; i++) {
        random.nextBytes(piece);
        out.write(HexFormat.of().formatHex(piece).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return file;
  }

  private static void apply(Story story, Path file) {
    var process = story.openProcess("Trykker", "P14D");
    var body = Multipart.body().form(story.form(process, "Dagmar"));
    for (var i = 0; i < FILES; i++) {
      body.file("portfolio", "Arbeid " + i + ".txt", "text/plain", file);
    }
    story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload("/v1/hiring-processes/" + process + "/applications", body)
        .expect(201);
  }

  /** The SHA-256 of each entry; nothing is kept here either. */
  private static Map<String, String> export(int port, String session) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/me/export"))
            .header("Authorization", "Bearer " + session)
            .build();
    var hashes = new HashMap<String, String>();
    try (var client = HttpClient.newHttpClient();
        var zip = new ZipInputStream(client.send(request, BodyHandlers.ofInputStream()).body())) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        hashes.put(entry.getName(), sha256(zip));
      }
    }
    return hashes;
  }

  private static String sha256(InputStream in) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return HexFormat.of().formatHex(digest.digest());
  }
}
