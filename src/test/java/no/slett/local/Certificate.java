package no.slett.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A certificate of erasure, read with nothing but the JDK: that anyone can check it is a promise.
 *
 * @param signed header and payload, as they were signed (RFC 7515)
 */
record Certificate(JsonNode header, JsonNode payload, String signed, byte[] signature) {
  /** What comes before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  static Certificate parse(String jws) throws IOException {
    var parts = jws.split("\\.", -1);
    if (parts.length != 3) {
      throw new IOException("The certificate is no compact JWS");
    }
    return new Certificate(
        Api.JSON.readTree(base64(parts[0])),
        Api.JSON.readTree(base64(parts[1])),
        parts[0] + "." + parts[1],
        base64(parts[2]));
  }

  /** Whether one of the published keys made the signature. */
  boolean isSignedBy(JsonNode jwks) throws GeneralSecurityException {
    for (var key : jwks.required("keys")) {
      if (key.required("kid").equals(header.get("kid"))) {
        var check = Signature.getInstance("Ed25519");
        check.initVerify(ed25519(base64(key.required("x").asText())));
        check.update(signed.getBytes(US_ASCII));
        return header.path("alg").asText().equals("EdDSA") && check.verify(signature);
      }
    }
    return false;
  }

  /** Whether it is about the application of this receipt. */
  boolean isAbout(String receiptCode) throws GeneralSecurityException {
    var hash = MessageDigest.getInstance("SHA-256").digest(receiptCode.getBytes(US_ASCII));
    return payload
        .path("receiptHash")
        .asText()
        .equals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  private static PublicKey ed25519(byte[] x) throws GeneralSecurityException {
    var encoded = new byte[PREFIX.length + x.length];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(x, 0, encoded, PREFIX.length, x.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] base64(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
