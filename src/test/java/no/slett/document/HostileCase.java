package no.slett.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case of the hostile files' index. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostileCase(
    String id,
    @Nullable String file,
    String claimedName,
    String claimedType,
    String expected,
    @Nullable Set<String> alsoAcceptable,
    String reasonHint,
    @Nullable List<String> textMustContain,
    @Nullable List<String> textMustNotContain,
    @Nullable List<String> hiddenText,
    @Nullable String expectedDisplayName) {

  private static final Path FOLDER = Path.of("src/test/resources/hostile");

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Index(List<HostileCase> cases) {}

  /** All cases of the index. */
  public static List<HostileCase> all() throws IOException {
    return new ObjectMapper().readValue(FOLDER.resolve("index.json").toFile(), Index.class).cases();
  }

  @Override
  public String toString() {
    return id;
  }

  /** What this case may end as. */
  public Set<String> acceptable() {
    var acceptable = new HashSet<>(Objects.requireNonNullElse(alsoAcceptable, Set.<String>of()));
    acceptable.add(expected);
    return acceptable;
  }

  /** The reason or flag without its explanation. */
  public String word() {
    return reasonHint.replaceFirst(":.*", "");
  }

  /** Whether only a scanner for malware knows it. */
  public boolean needsScanner() {
    return id.startsWith("eicar-");
  }

  /** What the file holds, made now where it is not stored. */
  public InputStream content() throws IOException {
    return switch (id) {
      case "text-50-mb-line" -> new Repeated('a', 52_428_800);
      case "pdf-too-large" ->
          new SequenceInputStream(
              new ByteArrayInputStream(bytes("ok-small.pdf")), new Repeated(0, 62_914_560));
      default -> new ByteArrayInputStream(bytes(Objects.requireNonNull(file)));
    };
  }

  static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Repeated extends InputStream {
    private final int value;
    private int left;

    Repeated(int value, int count) {
      this.value = value;
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      var n = Math.min(length, left);
      Arrays.fill(buffer, offset, offset + n, (byte) value);
      left -= n;
      return n;
    }
  }
}
