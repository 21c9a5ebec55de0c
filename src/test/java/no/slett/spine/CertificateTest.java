package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.slett.CrashPoints;
import no.slett.clock.ServiceClock;
import no.slett.config.Key;
import no.slett.contract.Contract;
import no.slett.erasure.ErasureStep;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates as somebody sees them who trusts nobody and has only a receipt and a JDK. */
final class CertificateTest {
  private static final Set<String> NO_PERSONAL_DATA =
      Set.of(
          "iss",
          "jti",
          "iat",
          "receiptHash",
          "trigger",
          "ground",
          "startedAt",
          "finishedAt",
          "categories",
          "stores",
          "exceptions",
          "backupsClearBy",
          "recipients",
          "software");

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void build() {
    house = House.build(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law({"PU-6", "PU-1"})
  void eachApplicationOfAPurgedProcessHasOneThatAnybodyCanCheck() throws Exception {
    var story = Story.of(house.open());
    var process = story.openProcess("Gartner", "P0D");
    var receipts = List.of(story.apply(process, "Gunnvor"), story.apply(process, "Eilif"));
    receipts.forEach(story::awaitInspected);
    story.close(process);

    var seen = new HashSet<String>();
    for (var receipt : receipts) {
      var certificate = story.awaitErased(receipt);
      var payload = Jws.parse(certificate).verified(keyOf(story, certificate));
      Contract.load().checkValue("ErasureCertificate", payload);
      demandOf(receipt, payload);
      seen.add(payload.path("jti").asText());
      demandTamperEvident(certificate, keyOf(story, certificate));
    }
    assertThat(seen).hasSize(2);

    house.clock().pass(Duration.ofDays(3 * 365 - 1));
    assertThat(story.erasure(receipts.getFirst()).path("status").asText()).isEqualTo("erased");
    house.clock().pass(Duration.ofDays(3));
    for (var receipt : receipts) {
      var code = receipt.path("receiptCode").asText();
      story.anonymous().get("/v1/erasures/" + code).expect(404);
    }
  }

  private static void demandOf(JsonNode receipt, JsonNode payload) throws Exception {
    var names = new HashSet<String>();
    payload.fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(NO_PERSONAL_DATA);
    var code = receipt.path("receiptCode").asText().getBytes(StandardCharsets.US_ASCII);
    assertThat(payload.path("receiptHash").asText())
        .isEqualTo(Jws.base64(MessageDigest.getInstance("SHA-256").digest(code)));
    assertThat(payload.path("trigger").asText()).isEqualTo("process-closed");
    assertThat(payload.path("stores").findValuesAsText("store"))
        .containsExactlyInAnyOrder("keys", "objects", "database", "working-index");
    assertThat(payload.path("stores").findValuesAsText("verified")).containsOnly("true");
    assertThat(payload.toString().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("gunnvor", "eilif", "prøvesen", "example.org", ".txt")
        .doesNotContain(receipt.path("applicationId").asText());
    assertThat(Instant.parse(payload.path("finishedAt").asText()))
        .isAfterOrEqualTo(Instant.parse(payload.path("startedAt").asText()));
  }

  private static void demandTamperEvident(String certificate, PublicKey key) throws Exception {
    var jws = Jws.parse(certificate);
    var altered = jws.payload().replace("process-closed", "process-clOsed");
    assertThat(altered).isNotEqualTo(jws.payload());
    assertThat(jws.with(altered).isSigned(key)).isFalse();
    var another = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    assertThat(jws.isSigned(another)).isFalse();
    assertThat(jws.isSigned(key)).isTrue();
  }

  /** The published key that the certificate names, rebuilt from nothing but its bytes. */
  private static PublicKey keyOf(Story story, String certificate) throws Exception {
    var header = Jws.parse(certificate).header();
    assertThat(header.path("alg").asText()).isEqualTo("EdDSA");
    assertThat(header.path("kid").asText()).isNotEmpty();
    var keys = story.anonymous().get("/.well-known/jwks.json").expect(200).json();
    for (var key : keys.path("keys")) {
      if (key.path("kid").equals(header.path("kid"))) {
        assertThat(key.has("d")).as("private part").isFalse();
        return Jws.ed25519(key.path("x").asText());
      }
    }
    throw new AssertionError("no key is published for the certificate");
  }

  @Test
  @Law("PU-6")
  void theStatusTellsEveryStage() {
    var seen = ConcurrentHashMap.<String>newKeySet();
    house.with(Key.SWEEP_INTERVAL, "PT1H");
    var story = Story.of(house.open());
    var process = story.openProcess("Murer", "P0D");
    var receipt = story.apply(process, "Dagfinn");
    var before = story.erasure(receipt);
    assertThat(before.path("status").asText()).isEqualTo("active");
    assertThat(before.path("latest")).isEqualTo(receipt.path("erasure").path("latest"));
    story.close(process);
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("due");

    house.with(Key.SWEEP_INTERVAL, "PT0.2S");
    house.start(
        new CrashPoints(
            _ -> {},
            step -> {
              if (step != ErasureStep.CERTIFIED) {
                seen.add(story.erasure(receipt).path("status").asText());
              }
            }));
    story.awaitErased(receipt);
    assertThat(seen).containsExactly("erasing");
    assertThat(story.erasure(receipt).has("latest")).isFalse();
  }

  @Test
  @Law({"PU-1", "SE-2", "ST-0"})
  void theClosingWindowIsKeptToTheDay() {
    var story = Story.of(house.open());
    var process = story.openProcess("Fisker", "P14D");
    var receipt = story.apply(process, "Solfrid");
    demandLatest(story, process, receipt);
    story.awaitInspected(receipt);
    story.close(process);
    var path = "/v1/applications/" + receipt.path("applicationId").asText();

    house.clock().pass(Duration.ofDays(13));
    story.recruiter().get(path).expect(200);
    assertThat(story.status(process)).isEqualTo("closing");
    house.clock().pass(Duration.ofDays(1));
    story.recruiter().get(path).expect(403, "legal-basis-ended");
    story.awaitErased(receipt);
    story.recruiter().get(path).expect(403, "legal-basis-ended");
  }

  /** Twelve months after opening at most, and a day for the erasure itself. */
  private void demandLatest(Story story, String process, JsonNode receipt) {
    var promised = receipt.path("erasure").path("latest");
    var shown = story.anonymous().get("/v1/hiring-processes/" + process).expect(200).json();
    assertThat(promised).isEqualTo(shown.path("erasure").path("latest"));
    var latest = Instant.parse(promised.asText());
    assertThat(Duration.between(house.clock().instant(), latest).toDays()).isBetween(364L, 367L);
  }

  @Test
  @Law({"PU-2", "ST-0"})
  void anUnsolicitedApplicationGoesHalfAYearAfterItsReceipt() {
    var story = Story.of(house.open());
    var process = story.openUnsolicited("Åpen søknad");
    var first = story.apply(process, "Asbjørg");
    house.clock().pass(Duration.ofDays(100));
    var second = story.apply(process, "Steinar");
    var received = Instant.parse(first.path("receivedAt").asText());
    var latest = Instant.parse(first.path("erasure").path("latest").asText());
    var term = ServiceClock.after(received, Period.ofMonths(6)).plus(Duration.ofDays(1));
    assertThat(Duration.between(term, latest).abs()).isLessThan(Duration.ofSeconds(2));

    house.clock().pass(Duration.between(house.clock().instant(), latest).minusDays(2));
    assertThat(story.erasure(first).path("status").asText()).isEqualTo("active");
    house.clock().pass(Duration.ofDays(2));

    var certificate = Jws.parse(story.awaitErased(first)).payload();
    assertThat(certificate).contains("retention-expired");
    var left = "/v1/applications/" + second.path("applicationId").asText();
    story.recruiter().get(left).expect(200);
    assertThat(story.status(process)).isEqualTo("open");
  }

  @Test
  @Law({"PU-2", "PU-1"})
  void aForgottenProcessClosesItselfAndIsPurged() {
    var story = Story.of(house.open());
    var process = story.openProcess("Baker", "P14D");
    var receipt = story.apply(process, "Ragnhild");

    house.clock().pass(Duration.ofDays(179));
    assertThat(story.status(process)).isEqualTo("open");
    house.clock().pass(Duration.ofDays(2));
    assertThat(story.status(process)).isEqualTo("closing");
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("active");
    house.clock().pass(Duration.ofDays(14));

    story.awaitErased(receipt);
    assertThat(story.status(process)).isEqualTo("purged");
  }
}
