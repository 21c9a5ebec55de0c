package no.slett.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final Instant AT = Instant.parse("2027-03-05T11:12:13Z");
  private static final UUID ID = UUID.fromString("0192f0c1-7a5e-4d3b-9c2a-1f0e2d3c4b5a");

  @Test
  void isTheHashOfTheLinesThatItsDescriptionNames() throws GeneralSecurityException {
    var events =
        List.of(
            new LoggedEvent(
                7,
                AT,
                "s\"u\\b\u0001\nø",
                "recruiter",
                "text-read",
                "recruitment",
                ID,
                ID,
                null,
                "ab"),
            new LoggedEvent(
                9, AT.plusNanos(1_000), "x", "system", "a", "clock", null, null, null, null));
    var lines =
        """
        [3,"%s","2027-03-05T11:12:13.500000Z"]
        [7,"2027-03-05T11:12:13.000000Z","s\\"u\\\\b\\u0001\\nø","recruiter","text-read",\
        "recruitment","%s","%s",null,"ab"]
        [9,"2027-03-05T11:12:13.000001Z","x","system","a","clock",null,null,null,null]
        """
            .formatted(Seal.NOTHING, ID, ID);

    var seal = Seal.over(events, 3, Seal.NOTHING, AT.plusMillis(500));

    assertThat(seal.hash()).isEqualTo(sha256(lines));
    assertThat(seal.events()).isEqualTo(2);
  }

  @Test
  void anyFieldCounts() {
    var event = new LoggedEvent(1, AT, "a", "b", "c", "d", ID, null, null, null);
    var moved = new LoggedEvent(1, AT, "a", "b", "c", "d", null, ID, null, null);
    var seal = Seal.over(List.of(event), 1, Seal.NOTHING, AT);

    assertThat(seal.hash())
        .isNotEqualTo(Seal.over(List.of(moved), 1, Seal.NOTHING, AT).hash())
        .isNotEqualTo(Seal.over(List.of(event), 2, Seal.NOTHING, AT).hash())
        .isNotEqualTo(Seal.over(List.of(event), 1, seal.hash(), AT).hash())
        .isNotEqualTo(Seal.over(List.of(event), 1, Seal.NOTHING, AT.plusSeconds(1)).hash());
  }

  private static String sha256(String text) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
