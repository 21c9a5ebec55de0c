package no.slett.journal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Ed25519 key that signs journal entries, audit heads and certificates (JWS with EdDSA, RFC
 * 8037), together with the public keys of its predecessors, whose signatures stay good.
 *
 * <p>A key's {@code kid} is its thumbprint (RFC 7638), so that it is the same everywhere.
 */
public final class SigningKey {
  private final OctetKeyPair own;
  private final Ed25519Signer signer;
  private final Map<String, OctetKeyPair> known;

  private SigningKey(OctetKeyPair own, Map<String, OctetKeyPair> known) throws JOSEException {
    this.own = own;
    this.signer = new Ed25519Signer(own);
    this.known = known;
  }

  /**
   * Reads the key from its JWK text ({@code kty} OKP, {@code crv} Ed25519, with {@code d}).
   *
   * @throws IllegalArgumentException when it is anything else; the message shows nothing of it
   */
  public static SigningKey parse(String jwk) {
    return parse(jwk, List.of());
  }

  /**
   * Reads the key, and the public keys of its predecessors, from JWK texts.
   *
   * @throws IllegalArgumentException when one is anything else; the message shows nothing of it
   */
  public static SigningKey parse(String jwk, Collection<String> retired) {
    try {
      var own = withThumbprint(read(jwk));
      if (!own.isPrivate() || !consistent(own)) {
        throw new IllegalArgumentException("the signing key must be a whole private key");
      }
      var known = new LinkedHashMap<String, OctetKeyPair>();
      known.put(own.getKeyID(), own.toPublicJWK());
      for (var text : retired) {
        var key = withThumbprint(read(text)).toPublicJWK();
        known.putIfAbsent(key.getKeyID(), key);
      }
      return new SigningKey(own, known);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the signing key cannot be used");
    }
  }

  /** The JWK text of a new key, private part included: for a first start. */
  public static String generate() {
    try {
      return withThumbprint(new OctetKeyPairGenerator(Curve.Ed25519).generate()).toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("Ed25519 is on the class path", e);
    }
  }

  /** The thumbprint of the key that signs now. */
  public String kid() {
    return own.getKeyID();
  }

  /** The JWK set (RFC 7517) of all public keys, the one that signs now first. */
  public String publicKeys() {
    var keys = new ArrayList<JWK>(known.values());
    return new JWKSet(keys).toString();
  }

  /** Signs a JSON text; the same text gives the same compact JWS. */
  public String sign(byte[] payloadJson, String typ) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.EdDSA)
              .type(new JOSEObjectType(typ))
              .keyID(own.getKeyID())
              .build();
      var jws = new JWSObject(header, new Payload(payloadJson));
      jws.sign(signer);
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("signing cannot fail", e);
    }
  }

  /** Checks a compact JWS against the keys known here, and no others. */
  public Signature verify(String jws) {
    try {
      var signed = JWSObject.parse(jws);
      var header = signed.getHeader();
      var key = known.get(String.valueOf(header.getKeyID()));
      if (key == null || !JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
        return new Signature.Forged();
      }
      return signed.verify(new Ed25519Verifier(key))
          ? new Signature.Verified(
              signed.getPayload().toString(), String.valueOf(header.getType()), key.getKeyID())
          : new Signature.Forged();
    } catch (ParseException | JOSEException | RuntimeException e) {
      return new Signature.Forged();
    }
  }

  private static OctetKeyPair read(String jwk) throws JOSEException {
    try {
      var key = OctetKeyPair.parse(jwk);
      if (!Curve.Ed25519.equals(key.getCurve())) {
        throw new IllegalArgumentException("the signing key must be an Ed25519 key");
      }
      return key;
    } catch (ParseException e) {
      throw new IllegalArgumentException("the signing key is not a JWK of an Ed25519 key");
    }
  }

  private static OctetKeyPair withThumbprint(OctetKeyPair key) throws JOSEException {
    return new OctetKeyPair.Builder(key)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.EdDSA)
        .keyIDFromThumbprint()
        .build();
  }

  /** Whether the public part belongs to the private one: a signature tells. */
  private static boolean consistent(OctetKeyPair key) throws JOSEException {
    var jws = new JWSObject(new JWSHeader(JWSAlgorithm.EdDSA), new Payload("{}"));
    jws.sign(new Ed25519Signer(key));
    return jws.verify(new Ed25519Verifier(key.toPublicJWK()));
  }

  /** Never the key itself. */
  @Override
  public String toString() {
    return "SigningKey[" + kid() + "]";
  }
}
