package no.slett.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A YAML file in UTF-8 and the name it has in messages.
 *
 * <p>Duplicate keys are refused: YAML would let the second one win without a word.
 */
public record SettingsFile(String name, String yaml) {
  /** The country code NO is a word here, not YAML's other spelling of false. */
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .build();

  /** A file that is packaged with the service, beside the class that owns it. */
  public static SettingsFile packaged(Class<?> owner, String name) {
    try (var in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the service was packaged without " + name);
      }
      return new SettingsFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file of the controller.
   *
   * @throws InvalidSettings when it cannot be read
   */
  public static SettingsFile at(Path path) {
    try {
      return new SettingsFile(path.toString(), Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new InvalidSettings(List.of(path + ": there is no such file"));
    } catch (IOException e) {
      throw new InvalidSettings(List.of(path + ": cannot be read as UTF-8 text"));
    }
  }

  /**
   * The file's root.
   *
   * @throws InvalidSettings when the file is no YAML mapping
   */
  public SettingsNode root(Problems problems) {
    return new SettingsNode(name, parse(), problems);
  }

  private JsonNode parse() {
    try {
      var root = MAPPER.readTree(yaml);
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidSettings(List.of(name + ": " + position(e) + firstLine(e)));
    }
    throw new InvalidSettings(List.of(name + ": not a YAML mapping"));
  }

  private static String position(JsonProcessingException e) {
    var location = e.getLocation();
    return location == null ? "" : "line " + location.getLineNr() + ": ";
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("no YAML");
  }
}
