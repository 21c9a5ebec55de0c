package no.slett.spine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import no.slett.basis.Catalogue;
import no.slett.config.Key;

/** The packaged catalogue as a controller would change it, in a file of their own. */
record Catalogues(Path folder) {
  private static final String APPROVED = "      approvedBy: Styret\n      reviewAt: 2099-01-01\n";

  /** Turns activities on; those of a legitimate interest are approved with that. */
  House enabling(House house, String... activities) {
    var text = packaged();
    for (var activity : activities) {
      text = enabled(text, activity, true);
    }
    return with(house, text);
  }

  House pool(House house, boolean on) {
    return on ? enabling(house, "talent-pool") : with(house, packaged());
  }

  House claims(House house, boolean on) {
    return on ? enabling(house, "claims-defence") : with(house, packaged());
  }

  House poolAndClaims(House house) {
    return enabling(house, "talent-pool", "claims-defence");
  }

  House unapprovedClaims(House house) {
    return with(house, enabled(packaged(), "claims-defence", false));
  }

  private static String enabled(String text, String activity, boolean approved) {
    var from = text.indexOf("  " + activity + ":\n");
    var to = text.indexOf("    retention:", from);
    var section = text.substring(from, to).replaceFirst("enabled: false", "enabled: true");
    var approval = approved && section.contains("assessment:") ? APPROVED : "";
    return text.substring(0, from) + section + approval + text.substring(to);
  }

  private House with(House house, String text) {
    try {
      var file = Files.writeString(folder.resolve("catalogue.yaml"), text);
      return house.with(Key.CATALOGUE_FILE, file.toString());
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
