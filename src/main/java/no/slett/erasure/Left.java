package no.slett.erasure;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An application as the names of its key and objects tell of it: {@code process/application}. */
record Left(UUID process, UUID application) {
  private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern NAME = Pattern.compile(ID + "/" + ID + "(?:/.+)?");

  /** Empty for markers and keys of processes. */
  static Optional<Left> of(String name) {
    var matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new Left(UUID.fromString(matcher.group(1)), UUID.fromString(matcher.group(2))))
        : Optional.empty();
  }

  /** The key's name. */
  String name() {
    return process + "/" + application;
  }

  /** What the names of all objects begin with. */
  String folder() {
    return name() + "/";
  }
}
