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
  private static final String APPROVAL =
      """
          assessment:
            approvedBy: Styret
            reviewAt: 2099-01-01
      """;

  House pool(House house, boolean on) {
    return house.with(
        Key.CATALOGUE_FILE, written(packaged().replaceFirst(off("talent-pool"), "$1" + on)));
  }

  House claims(House house, boolean on) {
    return house.with(Key.CATALOGUE_FILE, written(claims(packaged(), on)));
  }

  House poolAndClaims(House house) {
    var pool = packaged().replaceFirst(off("talent-pool"), "$1true");
    return house.with(Key.CATALOGUE_FILE, written(claims(pool, true)));
  }

  House unapprovedClaims(House house) {
    return house.with(
        Key.CATALOGUE_FILE, written(packaged().replaceFirst(off("claims-defence"), "$1true")));
  }

  private static String claims(String text, boolean on) {
    var at = text.indexOf("    assessment:\n", text.indexOf("  claims-defence:"));
    var approved = text.substring(0, at) + APPROVAL + text.substring(at + 16);
    return approved.replaceFirst(off("claims-defence"), "$1" + on);
  }

  private static String off(String activity) {
    return "(" + activity + ":\\s+enabled: )false";
  }

  private String written(String text) {
    try {
      return Files.writeString(folder.resolve("catalogue.yaml"), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packaged() {
    try (var packaged = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
      return new String(Objects.requireNonNull(packaged).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
