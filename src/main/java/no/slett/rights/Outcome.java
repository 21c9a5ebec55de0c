package no.slett.rights;

import java.util.List;
import java.util.UUID;
import no.slett.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request for one purpose of one application.
 *
 * @param outcome {@code restricted} until it is decided, {@code does-not-apply}, {@code upheld} or
 *     {@code rejected}
 * @param offer what the person can do instead: {@code withdraw-application} or {@code
 *     withdraw-consent}
 * @param text the same for people; only in the answer to the request itself
 */
public record Outcome(
    String applicationId,
    String activity,
    String legalBasis,
    String outcome,
    @Nullable String offer,
    @Nullable String text) {
  static final String RESTRICTED = "restricted";
  static final String DOES_NOT_APPLY = "does-not-apply";

  boolean waits() {
    return outcome.equals(RESTRICTED);
  }

  static List<Outcome> of(Transaction tx, UUID request) {
    return tx.list(
        """
        select o.application_id, o.activity, y.legal_basis, o.outcome
        from request_outcome o join activity y on y.id = o.activity
        where o.request_id = ? order by o.application_id, o.activity
        """,
        row ->
            new Outcome(
                row.uuid("application_id").toString(),
                row.text("activity"),
                row.text("legal_basis"),
                row.text("outcome"),
                offer(row.text("legal_basis")),
                null),
        request);
  }

  static @Nullable String offer(String legalBasis) {
    return switch (legalBasis) {
      case "6(1)(b)" -> "withdraw-application";
      case "6(1)(a)" -> "withdraw-consent";
      default -> null;
    };
  }
}
