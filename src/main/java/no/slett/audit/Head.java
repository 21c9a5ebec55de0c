package no.slett.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Optional;
import no.slett.journal.AuditHead;
import no.slett.journal.Signature;
import no.slett.journal.SigningKey;

/** What a signed head says: a seal without the one before, which its hash covers. */
record Head(long sequence, String hash, int events, Instant at) {
  /** The JWS type of a head. */
  static final String TYP = "slett-audit-head";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static Head of(Seal seal) {
    return new Head(seal.sequence(), seal.hash(), seal.events(), seal.at());
  }

  AuditHead sign(SigningKey key) {
    try {
      return new AuditHead(sequence, key.sign(JSON.writeValueAsBytes(this), TYP));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a head is always JSON", e);
    }
  }

  /** What the signed head says; empty when we did not sign it, or not for this place. */
  static Optional<Head> open(AuditHead signed, SigningKey key) {
    return key.verify(signed.jws()) instanceof Signature.Verified(var payload, var typ, _)
            && typ.equals(TYP)
        ? parse(payload).filter(head -> head.sequence == signed.sequence())
        : Optional.empty();
  }

  private static Optional<Head> parse(String payload) {
    try {
      return Optional.of(JSON.readValue(payload, Head.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
