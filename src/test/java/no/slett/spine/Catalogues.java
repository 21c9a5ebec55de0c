package no.slett.spine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import no.slett.basis.Catalogue;
import no.slett.config.Key;

/** The packaged catalogue as a controller would change it. */
final class Catalogues {
  private static final String APPROVED = "      approvedBy: Styret\n      reviewAt: 2099-01-01\n";

  private Catalogues() {}

  /** Turns activities on; those of a legitimate interest are approved with that. */
  static House enabling(House house, Path folder, String... activities) {
    var yaml = packaged();
    for (var activity : activities) {
      var from = yaml.indexOf("  " + activity + ":\n");
      var to = yaml.indexOf("    retention:", from);
      var section =
          yaml.substring(from, to).replaceFirst("enabled: false", "enabled: true")
              + (yaml.substring(from, to).contains("assessment:") ? APPROVED : "");
      yaml = yaml.substring(0, from) + section + yaml.substring(to);
    }
    try {
      var file = Files.createTempFile(folder, "catalogue", ".yaml");
      return house.with(Key.CATALOGUE_FILE, Files.writeString(file, yaml).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packaged() {
    try (var in = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
