package no.slett.rights;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.Blocked;
import no.slett.erasure.NewRestriction;
import no.slett.erasure.RestrictionEffects;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import org.jspecify.annotations.Nullable;

/**
 * Restriction because the person asked for it (GDPR Art. 18(1), law RS-1). Whoever contests the
 * accuracy or has objected gets it at once, while it is being looked into; the other two grounds
 * say that something is so, and somebody decides whether it is.
 */
public final class Restricting {
  private static final Set<String> AT_ONCE = Set.of("accuracy", "objection");

  private Restricting() {}

  static boolean isAtOnce(@Nullable String ground) {
    return ground != null && AT_ONCE.contains(ground);
  }

  /**
   * Restricts all of an application, in a transaction of purpose {@code rights} about it.
   *
   * @return the journal entry to carry out; empty when it is restricted already
   */
  public static Optional<UUID> intend(
      Transaction tx, Scope scope, ApplicationId application, @Nullable String ground) {
    if (ground == null || isRestricted(tx, application)) {
      return Optional.empty();
    }
    var id = BlockId.random();
    var review = RestrictionEffects.review(tx.instant());
    var restriction = new NewRestriction(new Blocked(id, application, null), ground, review, null);
    var entry = RestrictionEffects.open(tx, restriction, scope.actor().subject());
    Audit.record(
        tx, scope, new Audit.Event(Action.RESTRICTION_OPENED, null, application, id.value(), null));
    return Optional.of(entry);
  }

  /** Whether all of it is restricted. */
  public static boolean isRestricted(Transaction tx, ApplicationId application) {
    return tx.first(
            """
            select true as restricted from restriction
            where application_id = ? and item_id is null and activity is null
              and lifted_at is null limit 1
            """,
            row -> row.flag("restricted"),
            application)
        .isPresent();
  }
}
