package no.slett.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.vault.KeptFor;

/**
 * The record of a yes (law 4.6), as the journal keeps it of those who stay in the talent pool: so
 * that an older database, which does not know of it, gets it back together with the basis.
 *
 * @param id of the record
 * @param version of the text that was said yes to
 * @param sha256 of that text
 * @param language of that text
 */
record KeptConsent(
    UUID id,
    ApplicationId application,
    String version,
    String sha256,
    String language,
    Instant givenAt,
    Instant expiresAt) {
  /** Those that these survivals rest on. */
  static List<KeptConsent> of(Transaction tx, Collection<Survival> survivals) {
    var pool =
        survivals.stream()
            .filter(survival -> survival.purpose() == KeptFor.TALENT_POOL)
            .map(Survival::application)
            .toList();
    return tx.list(
        """
        select id, application_id, text_version, text_sha256, language, given_at, expires_at
        from consent where application_id = any (?::uuid[]) and activity = ?
          and withdrawn_at is null
        """,
        KeptConsent::read,
        Transaction.array(pool),
        KeptFor.TALENT_POOL.wire());
  }

  private static KeptConsent read(Row row) {
    return new KeptConsent(
        row.uuid("id"),
        new ApplicationId(row.uuid("application_id")),
        row.text("text_version"),
        row.text("text_sha256"),
        row.text("language"),
        row.instant("given_at"),
        row.instant("expires_at"));
  }

  /** Writes it down again where it is not known; a withdrawal has an entry of its own. */
  void revive(Transaction tx) {
    tx.update(
        """
        insert into consent (id, application_id, process_id, activity, text_version, text_sha256,
            language, method, given_at, expires_at)
        select ?::uuid, application_id, process_id, ?, ?, ?, ?, 'session', ?::timestamptz,
            ?::timestamptz
        from erasure where application_id = ? and claimed_at is null on conflict do nothing
        """,
        id,
        KeptFor.TALENT_POOL.wire(),
        version,
        sha256,
        language,
        givenAt,
        expiresAt,
        application);
  }

  /** As a journal entry names it. */
  void addTo(ArrayNode entries) {
    entries
        .addObject()
        .put("id", id.toString())
        .put("application", application.toString())
        .put("version", version)
        .put("sha256", sha256)
        .put("language", language)
        .put("givenAt", givenAt.toString())
        .put("expiresAt", expiresAt.toString());
  }

  /** Reads {@link #addTo}. */
  static List<KeptConsent> read(JsonNode entries) {
    return StreamSupport.stream(entries.spliterator(), false).map(KeptConsent::one).toList();
  }

  private static KeptConsent one(JsonNode entry) {
    return new KeptConsent(
        UUID.fromString(entry.path("id").asText()),
        ApplicationId.parse(entry.path("application").asText()),
        entry.path("version").asText(),
        entry.path("sha256").asText(),
        entry.path("language").asText(),
        Instant.parse(entry.path("givenAt").asText()),
        Instant.parse(entry.path("expiresAt").asText()));
  }
}
