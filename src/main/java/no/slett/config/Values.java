package no.slett.config;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.slett.settings.InvalidSettings;

/** Reads values by key and collects everything that is wrong, one clear line each. */
final class Values {
  private static final String PREFIX = "SLETT_";

  private final Config config;
  private final List<String> problems = new ArrayList<>();

  private Values(Config config) {
    this.config = config;
  }

  /** From the environment first, then from a file. */
  static Values of(Map<String, String> environment, Optional<Path> file) {
    var unknown = new ArrayList<String>();
    var set = new HashMap<String, String>();
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(PREFIX)) {
            Key.ofVariable(variable)
                .ifPresentOrElse(key -> set.put(key.path(), value), () -> unknown.add(variable));
          }
        });
    var values = new Values(config(set, file.filter(Files::exists)));
    unknown.forEach(variable -> values.problem(variable + " is no configuration key"));
    values.rejectUnknownKeys();
    return values;
  }

  private static Config config(Map<String, String> set, Optional<Path> file) {
    var builder =
        Config.builder().disableEnvironmentVariablesSource().disableSystemPropertiesSource();
    builder.addSource(ConfigSources.create(set).build());
    file.ifPresent(path -> builder.addSource(ConfigSources.file(path).build()));
    return builder.build();
  }

  private void rejectUnknownKeys() {
    var known = Stream.of(Key.values()).map(Key::path).toList();
    config
        .traverse()
        .filter(node -> node.isLeaf() && !known.contains(node.key().toString()))
        .forEach(node -> problem(node.key() + " is no configuration key"));
  }

  void problem(String line) {
    problems.add(line);
  }

  Optional<String> find(Key key) {
    var set = config.get(key.path()).asString().asOptional().filter(text -> !text.isBlank());
    return set.or(key::fallback);
  }

  /** The value, or a stand-in after noting that it is missing. */
  String text(Key key) {
    return find(key)
        .orElseGet(
            () -> {
              problem(key.path() + " is missing: " + key.meaning());
              return "";
            });
  }

  /**
   * The value read as something; the stand-in after noting that it cannot be.
   *
   * @param parse throws a runtime exception for what cannot be read
   */
  <T> T read(Key key, Function<String, T> parse, T standIn) {
    var text = find(key);
    if (text.isEmpty()) {
      if (key.required()) {
        problem(key.path() + " is missing: " + key.meaning());
      }
      return standIn;
    }
    try {
      return parse.apply(text.get());
    } catch (RuntimeException e) {
      problem(key.path() + " cannot be read: " + key.meaning());
      return standIn;
    }
  }

  int integer(Key key) {
    return read(key, Integer::parseInt, 1);
  }

  long number(Key key) {
    return read(key, Long::parseLong, 1L);
  }

  /**
   * Makes a record of values.
   *
   * @param make throws IllegalArgumentException with a line for the operator
   */
  <T> Optional<T> make(java.util.function.Supplier<T> make) {
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(make.get());
    } catch (InvalidSettings e) {
      problems.addAll(e.problems());
    } catch (IllegalArgumentException e) {
      problem(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettings with everything that is wrong
   */
  void demandValid() {
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }
}
