package no.slett.spine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** A compact JWS (RFC 7515, RFC 8037), read and checked with nothing but the JDK. */
record Jws(String signedHeader, String signedPayload, byte[] signature) {
  private static final JsonMapper JSON = new JsonMapper();

  static Jws parse(String compact) {
    var parts = compact.split("\\.", -1);
    return new Jws(parts[0], parts[1], Base64.getUrlDecoder().decode(parts[2]));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The public key of a JWK's {@code x}: little-endian, the sign of x in its last bit. */
  static PublicKey ed25519(String x) throws GeneralSecurityException {
    var bytes = Base64.getUrlDecoder().decode(x);
    var odd = bytes[bytes.length - 1] < 0;
    bytes[bytes.length - 1] &= 0x7f;
    var bigEndian = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      bigEndian[i] = bytes[bytes.length - 1 - i];
    }
    var point = new EdECPoint(odd, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  JsonNode header() throws JsonProcessingException {
    return JSON.readTree(decoded(signedHeader));
  }

  String payload() {
    return decoded(signedPayload);
  }

  /** The same with another payload, and the old signature. */
  Jws with(String payload) {
    return new Jws(signedHeader, base64(payload.getBytes(StandardCharsets.UTF_8)), signature);
  }

  boolean isSigned(PublicKey key) throws GeneralSecurityException {
    var check = Signature.getInstance("Ed25519");
    check.initVerify(key);
    check.update((signedHeader + "." + signedPayload).getBytes(StandardCharsets.US_ASCII));
    return check.verify(signature);
  }

  /** The payload, if the key has signed it. */
  JsonNode verified(PublicKey key) throws GeneralSecurityException, JsonProcessingException {
    if (!isSigned(key)) {
      throw new AssertionError("the signature is not of this key");
    }
    return JSON.readTree(payload());
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
