package no.slett.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.ProblemType;
import no.slett.http.Routes;
import no.slett.id.ReceiptCode;
import no.slett.journal.SigningKey;
import no.slett.vault.KeptFor;
import no.slett.webhook.Notifications;
import org.jspecify.annotations.Nullable;

/** Proof over HTTP, for anybody who holds a receipt. */
public final class ErasureRoutes implements Routes.Source {
  /** What erasing may take after the last basis or block has ended. */
  private static final Duration TIME_TO_ERASE = Duration.ofDays(1);

  private final Database database;
  private final SigningKey key;

  public ErasureRoutes(Database database, SigningKey key) {
    this.database = database;
    this.key = key;
  }

  /** How things stand with one application. */
  record Standing(
      String status,
      @Nullable Instant latest,
      @Nullable String certificate,
      @Nullable List<Notifications.Told> recipients) {
    Standing(String status, Instant latest) {
      this(status, latest, null, null);
    }
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get("/v1/erasures/{receiptCode}", Access.publicRoute(), this::standing)
        .get(
            "/.well-known/jwks.json",
            Access.publicRoute(),
            exchange -> Answer.text("application/json", key.publicKeys()));
  }

  private Answer standing(Exchange exchange) {
    var hash = exchange.id("receiptCode", ReceiptCode::new).hash();
    var scope = Scope.of(Purpose.PUBLIC, Actor.anonymous()).about(hash);
    // in this order: the promise is kept in the transaction that brings the certificate
    return database
        .inTransaction(scope, tx -> promised(tx, hash).or(() -> erased(tx, hash)))
        .map(Answer::ok)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("Nothing is known of this receipt code."));
  }

  private static Optional<Standing> erased(Transaction tx, String hash) {
    return tx.first(
        "select jws from certificate where receipt_hash = ? and answers_to > ?",
        row -> new Standing("erased", null, row.text("jws"), Notifications.told(tx, hash)),
        hash,
        tx.instant());
  }

  private static Optional<Standing> promised(Transaction tx, String hash) {
    return tx.first(
            """
            select e.promised_by, e.claimed_at is not null as claimed,
                coalesce(e.due_at <= ? or p.closed_at <= ? or e.promised_by <= ?, false) as due
            from erasure e join hiring_process p on p.id = e.process_id
            where e.receipt_hash = ? and e.finished_at is null
            """,
            ErasureRoutes::standing,
            tx.instant(),
            tx.instant(),
            tx.instant(),
            hash)
        .map(standing -> standing.status().equals("erasing") ? standing : kept(tx, hash, standing));
  }

  private static Standing standing(Row row) {
    var status = row.flag("claimed") ? "erasing" : row.flag("due") ? "due" : "active";
    return new Standing(status, row.instant("promised_by"));
  }

  /** Consent and a claims defence are another purpose; the rest only keeps the erasure waiting. */
  private static Standing kept(Transaction tx, String hash, Standing otherwise) {
    var keepers =
        tx.list(
            "select purpose, ends_at from kept_for(?)",
            row -> new Keeper(KeptFor.of(row.text("purpose")), row.instant("ends_at")),
            hash);
    return keepers.stream()
        .map(Keeper::until)
        .max(Comparator.naturalOrder())
        .map(
            until ->
                new Standing(
                    keepers.stream().anyMatch(Keeper::blocks) ? "blocked" : "active",
                    until.plus(TIME_TO_ERASE)))
        .orElse(otherwise);
  }

  private record Keeper(KeptFor purpose, Instant until) {
    boolean blocks() {
      return switch (purpose) {
        case HOLD, RESTRICTION, REQUEST -> true;
        case TALENT_POOL, CLAIMS_DEFENCE -> false;
      };
    }
  }
}
