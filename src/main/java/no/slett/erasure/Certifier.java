package no.slett.erasure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.slett.basis.Bases;
import no.slett.clock.ServiceClock;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.journal.SigningKey;
import org.jspecify.annotations.Nullable;

/** Signs certificates: evidence of an erasure, without personal data (law PU-6, 4.7). */
final class Certifier {
  static final String TYP = "slett-erasure+jwt";

  /** How long the status of an erasure is answered for after it. */
  private static final Period ANSWERED = Period.ofYears(3);

  private static final JsonMapper JSON = new JsonMapper();

  private final SigningKey key;
  private final URI issuer;
  private final Period backupLifetime;
  private final String software;

  Certifier(SigningKey key, URI issuer, Period backupLifetime, String software) {
    this.key = key;
    this.issuer = issuer;
    this.backupLifetime = backupLifetime;
    this.software = software;
  }

  /** One application whose rows are gone and that has no certificate yet. */
  record Uncertified(
      ApplicationId application,
      String receiptHash,
      String trigger,
      Instant startedAt,
      Map<String, Long> rows,
      List<String> recipients,
      List<String> names) {
    static Uncertified read(Row row) {
      return new Uncertified(
          new ApplicationId(row.uuid("application_id")),
          row.text("receipt_hash"),
          row.text("trigger"),
          row.instant("claimed_at"),
          Counts.together(row.text("rows_gone"), row.text("reduced")),
          row.texts("recipients"),
          row.texts("names"));
    }
  }

  /** Some applications of the batch that still need one. */
  static List<Uncertified> next(Transaction tx, Batch batch, int limit) {
    return tx.list(
        """
        select application_id, receipt_hash, trigger, claimed_at, rows_gone, reduced, recipients,
          array(select r.name from recipient r where r.id = any (e.recipients)
            order by r.name collate "C") as names
        from erasure e
        where batch_id = ? and finished_at is null and rows_gone is not null
          and not exists (select from certificate c where c.receipt_hash = e.receipt_hash)
        limit ?
        """,
        Uncertified::read,
        batch.id(),
        limit);
  }

  /** The journal entry's body for certificates of one batch. */
  ObjectNode certify(Transaction tx, Batch batch, List<Uncertified> applications) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("batch", batch.id().toString())
            .put("process", batch.process().toString());
    var certificates = body.putArray("certificates");
    for (var application : applications) {
      var certificate = certificates.addObject();
      certificate
          .put("application", application.application().toString())
          .put("receipt_hash", application.receiptHash())
          .put("jws", sign(payload(batch, application, tx.instant())))
          .put("finished_at", tx.instant().toString())
          .put("answers_to", ServiceClock.after(tx.instant(), ANSWERED).toString());
      application.recipients().forEach(certificate.putArray("recipients")::add);
    }
    return body;
  }

  private String sign(ObjectNode payload) {
    return key.sign(payload.toString().getBytes(StandardCharsets.UTF_8), TYP);
  }

  private ObjectNode payload(Batch batch, Uncertified application, Instant finishedAt) {
    var payload = JSON.createObjectNode();
    payload.put("iss", issuer.toString());
    payload.put("jti", UUID.randomUUID().toString());
    payload.put("iat", finishedAt.getEpochSecond());
    payload.put("receiptHash", application.receiptHash());
    payload.put("trigger", application.trigger());
    payload.put("ground", ground(application.trigger()));
    payload.put("startedAt", application.startedAt().toString());
    payload.put("finishedAt", finishedAt.toString());
    categories(payload, application.rows());
    stores(payload, batch, application);
    payload.putArray("exceptions");
    payload.put("backupsClearBy", ServiceClock.after(finishedAt, backupLifetime).toString());
    application.names().forEach(payload.putArray("recipients")::add);
    payload.put("software", software);
    return payload;
  }

  private static String ground(String trigger) {
    return trigger.equals(Bases.OBJECTED) ? "GDPR Art. 17(1)(c)" : "GDPR Art. 17(1)(a)";
  }

  private static void categories(ObjectNode payload, Map<String, Long> rows) {
    var categories = payload.putArray("categories");
    new TreeMap<>(rows)
        .forEach(
            (name, count) -> {
              if (!name.startsWith(RowsGone.OBJECTS)) {
                categories.addObject().put("category", name).put("count", count);
              }
            });
  }

  /** Every count here was read back as nothing before it was written down. */
  private static void stores(ObjectNode payload, Batch batch, Uncertified application) {
    var rows = application.rows();
    var stores = payload.putArray("stores");
    if (application.trigger().equals(KeyLoss.TRIGGER)) {
      store(stores.addObject(), "keys", "key-missing", 0L);
    } else {
      store(stores.addObject(), "keys", "key-destroyed", 1L);
    }
    store(stores.addObject(), "objects", "all-versions-deleted", rows.get(RowsGone.OBJECTS));
    var kept =
        rows.entrySet().stream()
            .filter(e -> !e.getKey().startsWith(RowsGone.OBJECTS))
            .mapToLong(Map.Entry::getValue)
            .sum();
    store(stores.addObject(), "database", "rows-deleted", kept);
    store(
        stores.addObject(),
        "working-index",
        batch.whole() ? "partition-truncated-and-dropped" : "rows-deleted-and-files-rewritten",
        1L);
  }

  private static void store(ObjectNode store, String name, String method, @Nullable Long count) {
    store.put("store", name).put("method", method);
    store.put("count", count == null ? 0 : count).put("verified", true);
  }
}
