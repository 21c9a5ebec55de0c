package no.slett.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import no.slett.basis.Country;
import no.slett.basis.Recipient;
import no.slett.basis.Webhook;
import no.slett.id.RecipientId;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  /** The example of Standard Webhooks. */
  private static final Secret EXAMPLE = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long AT = 1614265330L;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signsAsTheSpecificationsExample() {
    assertThat(EXAMPLE.sign(ID, AT, BODY)).isEqualTo(SIGNATURE);
    assertThat(EXAMPLE.signed(ID, AT, BODY, SIGNATURE)).isTrue();
    assertThat(EXAMPLE.signed(ID, AT, BODY, "v1,b2xk v1a,bmV3 " + SIGNATURE)).isTrue();
  }

  @Test
  void anythingElseIsNotSigned() {
    assertThat(EXAMPLE.signed("msg_other", AT, BODY, SIGNATURE)).isFalse();
    assertThat(EXAMPLE.signed(ID, AT + 1, BODY, SIGNATURE)).isFalse();
    assertThat(EXAMPLE.signed(ID, AT, new byte[0], SIGNATURE)).isFalse();
    assertThat(EXAMPLE.signed(ID, AT, BODY, SIGNATURE.substring(3))).isFalse();
    assertThat(EXAMPLE.signed(ID, AT, BODY, "")).isFalse();
    assertThat(Secret.parse(whsec(32)).signed(ID, AT, BODY, SIGNATURE)).isFalse();
  }

  @Test
  void refusesWhatIsTooShortAndShowsNoSecret() {
    for (var wrong : List.of(whsec(23), whsec(65), "whsec_?", whsec(32).substring(6), "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Secret.parse(wrong))
          .withMessage("holds no secret of the form whsec_ with 24 to 64 bytes");
    }
    assertThat(Secret.parse(whsec(24))).hasToString("Secret[...]");
  }

  @Test
  void saysOfEachRecipientWhoseSecretCannotBeUsed(@TempDir Path folder) throws IOException {
    var good = Files.writeString(folder.resolve("good"), whsec(24) + "\n");
    var weak = Files.writeString(folder.resolve("weak"), whsec(8));
    var missing = folder.resolve("missing");
    assertThat(Endpoint.all(List.of(recipient("a", good)))).hasSize(1);
    assertThatThrownBy(
            () ->
                Endpoint.all(
                    List.of(recipient("a", good), recipient("b", weak), recipient("c", missing))))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "recipient b: secretFile "
                            + weak
                            + " holds no secret of the form whsec_ with 24 to 64 bytes",
                        "recipient c: secretFile " + missing + " cannot be read"));
  }

  private static Recipient recipient(String id, Path secret) {
    return new Recipient(
        new RecipientId(id),
        "Personal AS",
        Recipient.Role.RECIPIENT,
        new Translated("personal", "personal", "staff"),
        new Country("NO"),
        null,
        null,
        null,
        new Webhook(URI.create("https://hr.example.no/slett"), secret, Set.of()),
        null,
        null);
  }

  private static String whsec(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
