package no.slett.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Secrets that are made once and then kept, one file each, readable by their owner only. */
public final class LocalSecrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  private LocalSecrets(Path folder) {
    this.folder = folder;
  }

  /** Opens the folder, and makes it if it is missing. */
  public static LocalSecrets in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return new LocalSecrets(folder);
  }

  /** The service's master key: 32 random bytes in Base64. */
  public String masterKey() throws IOException {
    return secret("master-key", () -> Base64.getEncoder().encodeToString(random(32)));
  }

  /** A random password that needs no escaping. */
  public String password(String name) throws IOException {
    return secret(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
  }

  /** The secret of that name; the maker is asked only if there is none yet. */
  public String secret(String name, Supplier<String> maker) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      // Files made this way are for their owner only. Whole or not at all, even when killed.
      var draft = Files.createTempFile(folder, name, ".new");
      Files.writeString(draft, maker.get());
      Files.move(draft, file, ATOMIC_MOVE);
    }
    return Files.readString(file);
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
