package no.slett.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  private static final String PAYLOAD = "{\"a\":\"ø\"}";

  private final ObjectMapper json = new ObjectMapper();
  private final String text = SigningKey.generate();
  private final SigningKey key = SigningKey.parse(text);

  @Test
  void verifiesWhatItSigned() {
    var jws = key.sign(PAYLOAD.getBytes(UTF_8), "test");

    assertThat(key.verify(jws)).isEqualTo(verified(key.kid()));
    assertThat(key.sign(PAYLOAD.getBytes(UTF_8), "test")).isEqualTo(jws);
    assertThat(SigningKey.parse(text).kid()).isEqualTo(key.kid());
  }

  @Test
  void verifiesWithoutOurLibrary() throws IOException, GeneralSecurityException {
    var parts = key.sign(PAYLOAD.getBytes(UTF_8), "test").split("\\.", -1);
    var header = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
    var jwk = json.readTree(key.publicKeys()).get("keys").get(0);

    assertThat(header.get("alg").asText()).isEqualTo("EdDSA");
    assertThat(header.get("kid")).isEqualTo(jwk.get("kid"));
    assertThat(header.get("typ").asText()).isEqualTo("test");
    var signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec(jwk)));
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void publishesNoPrivatePart() throws IOException {
    var retired = SigningKey.generate();
    var both = SigningKey.parse(text, List.of(retired));

    var keys = json.readTree(both.publicKeys()).get("keys");

    assertThat(keys).hasSize(2).noneMatch(jwk -> jwk.has("d"));
    assertThat(keys.get(0).get("kid").asText()).isEqualTo(both.kid());
    assertThat(both).hasToString("SigningKey[" + both.kid() + "]");
  }

  @Test
  void stillVerifiesWhatARetiredKeySigned() throws IOException {
    var old = SigningKey.parse(SigningKey.generate());
    var jws = old.sign(PAYLOAD.getBytes(UTF_8), "test");
    var publicPart = json.readTree(old.publicKeys()).get("keys").get(0).toString();

    assertThat(key.verify(jws)).isInstanceOf(no.slett.journal.Signature.Forged.class);
    assertThat(SigningKey.parse(text, List.of(publicPart)).verify(jws))
        .isEqualTo(verified(old.kid()));
  }

  @Test
  void seesThroughForgeries() {
    var jws = key.sign(PAYLOAD.getBytes(UTF_8), "test");
    var parts = jws.split("\\.", -1);
    var other = encoded("{\"a\":\"o\"}");
    var unsigned = encoded("{\"alg\":\"none\"}");
    var symmetric = encoded("{\"alg\":\"HS256\",\"kid\":\"" + key.kid() + "\"}");
    var critical =
        encoded("{\"alg\":\"EdDSA\",\"crit\":[\"x\"],\"x\":1,\"kid\":\"" + key.kid() + "\"}");

    for (var forged :
        List.of(
            parts[0] + "." + other + "." + parts[2],
            unsigned + "." + parts[1] + ".",
            symmetric + "." + parts[1] + "." + parts[2],
            critical + "." + parts[1] + "." + parts[2],
            jws.substring(0, jws.length() - 10),
            parts[0] + "." + parts[1] + ".",
            "",
            "..",
            "not a jws")) {
      assertThat(key.verify(forged)).isEqualTo(new no.slett.journal.Signature.Forged());
    }
  }

  @Test
  void refusesWhatIsNoPrivateEd25519KeyAndDoesNotQuoteIt() throws Exception {
    var secret = json.readTree(text).get("d").asText();
    var publicPart = json.readTree(key.publicKeys()).get("keys").get(0).toString();
    var x25519 = new OctetKeyPairGenerator(Curve.X25519).generate().toJSONString();
    var x = json.readTree(text).get("x").asText();
    var stranger = json.readTree(SigningKey.generate()).get("x").asText();

    for (var wrong :
        List.of("", "{}", "secret", publicPart, x25519, text.replace(x, stranger), secret)) {
      assertThatThrownBy(() -> SigningKey.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the signing key")
          .hasMessageNotContaining(secret)
          .hasNoCause();
    }
  }

  private static no.slett.journal.Signature verified(String kid) {
    return new no.slett.journal.Signature.Verified(PAYLOAD, "test", kid);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** RFC 8032: little-endian y, its highest bit the sign of x. */
  private static EdECPublicKeySpec spec(JsonNode jwk) {
    var bytes = Base64.getUrlDecoder().decode(jwk.get("x").asText());
    var odd = (bytes[31] & 0x80) != 0;
    bytes[31] &= 0x7f;
    var reversed = new byte[32];
    for (int i = 0; i < 32; i++) {
      reversed[i] = bytes[31 - i];
    }
    var point = new EdECPoint(odd, new BigInteger(1, reversed));
    return new EdECPublicKeySpec(NamedParameterSpec.ED25519, point);
  }
}
