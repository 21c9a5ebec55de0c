package no.slett.accountability.log;

import java.time.Instant;
import java.util.Optional;
import no.slett.accountability.log.ChainWatch.Verified;
import no.slett.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * How the chain stands.
 *
 * @param sealedUpTo its newest link
 * @param waiting events that no link covers yet
 * @param verified what its last walk found; absent until there was one
 */
record Chain(@Nullable Link sealedUpTo, long waiting, @Nullable Verified verified) {
  /** A link, and when it was made. */
  record Link(long seal, Instant at) {}

  static Chain of(Transaction tx, Optional<Verified> verified) {
    var last =
        tx.first(
            "select seq, at from audit_seal order by seq desc limit 1",
            row -> new Link(row.number("seq"), row.instant("at")));
    var waiting =
        tx.first("select count(*) as n from audit_event where seal is null", row -> row.number("n"))
            .orElseThrow();
    return new Chain(last.orElse(null), waiting, verified.orElse(null));
  }
}
