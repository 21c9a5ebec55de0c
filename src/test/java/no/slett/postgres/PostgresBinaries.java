package no.slett.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/** The versions that can run here. */
public enum PostgresBinaries {
  /** PostgreSQL 18, from the class path. */
  NEWEST,
  /**
   * PostgreSQL 15, the oldest that Slett runs on. Two versions of one artifact cannot share a class
   * path, so the build copies this one's jar to {@code target}.
   */
  OLDEST;

  PgBinaryResolver resolver() {
    return switch (this) {
      case NEWEST -> DefaultPostgresBinaryResolver.INSTANCE;
      case OLDEST -> new InJar(Path.of("target", "postgres15", "postgres15.jar"));
    };
  }

  private record InJar(Path jar) implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String hardware) throws IOException {
      var name = "postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), hardware);
      try (var zip = new ZipFile(jar.toFile())) {
        var entry = zip.getEntry(name);
        if (entry == null) {
          throw new IOException(jar + " has no " + name);
        }
        return new ByteArrayInputStream(zip.getInputStream(entry).readAllBytes());
      }
    }
  }
}
