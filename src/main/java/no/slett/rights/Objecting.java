package no.slett.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.ActivityId;
import no.slett.basis.LegalBasis;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.Blocked;
import no.slett.erasure.NewRestriction;
import no.slett.erasure.NewRestriction.Objected;
import no.slett.erasure.RestrictionEffects;
import no.slett.id.BlockId;
import no.slett.id.Language;
import no.slett.settings.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An objection (GDPR Art. 21, law OB-1), basis by basis: what rests on a legitimate interest is
 * restricted at once, for that purpose; the others the right does not reach, and it is said what to
 * do instead.
 */
final class Objecting {
  private static final String ANSWERS = "answers";
  private static final String APPLICANT = "applicant";

  private final Texts texts = Texts.load(Objecting.class, ANSWERS, null);

  /** What an application rests on now, and whether an earlier objection restricts that already. */
  private record Rests(
      ActivityId activity, String legalBasis, Language language, @Nullable UUID restriction) {
    static Rests read(Row row) {
      return new Rests(
          new ActivityId(row.text("activity")),
          row.text("legal_basis"),
          Language.of(row.text("locale")).orElse(Language.NB),
          row.uuidOrNull("restriction"));
    }
  }

  /** What an objection led to, and the journal entries to carry out. */
  record Taken(List<Outcome> outcomes, List<UUID> entries) {
    /** Nothing is left for an officer to decide, and something was answered. */
    boolean answered() {
      return !outcomes.isEmpty() && outcomes.stream().noneMatch(Outcome::waits);
    }
  }

  /** Under purpose {@code rights} about the request and the applications, once it is written. */
  Taken take(Transaction tx, Scope scope, UUID request, List<SealedApplication> about) {
    var outcomes = new ArrayList<Outcome>();
    var entries = new ArrayList<UUID>();
    for (var application : about) {
      for (var rests : bases(tx, application)) {
        outcomes.add(outcome(application, rests));
        restrict(tx, scope, request, application, rests).ifPresent(entries::add);
      }
    }
    return new Taken(outcomes, entries);
  }

  private static List<Rests> bases(Transaction tx, SealedApplication application) {
    return tx.list(
        """
        select b.activity, y.legal_basis, a.locale, (
            select r.id from restriction r where r.application_id = a.id
              and r.activity = b.activity and r.lifted_at is null limit 1) as restriction
        from basis b join activity y on y.id = b.activity join application a on a.id = b.application_id
        where b.application_id = ? and b.began_at <= ? and b.ends_at > ?
          and (y.legal_basis <> '6(1)(b)' or recruitment_lives(a.id))
        order by b.activity
        """,
        Rests::read,
        application.id(),
        tx.instant(),
        tx.instant());
  }

  private Outcome outcome(SealedApplication application, Rests rests) {
    var objectable = isObjectable(rests);
    var text =
        objectable ? "restricted" : rests.legalBasis().equals("6(1)(a)") ? "consent" : "contract";
    return new Outcome(
        application.id().toString(),
        rests.activity().value(),
        rests.legalBasis(),
        objectable ? Outcome.RESTRICTED : Outcome.DOES_NOT_APPLY,
        Outcome.offer(rests.legalBasis()),
        texts.say(rests.language(), "objection." + text));
  }

  private static boolean isObjectable(Rests rests) {
    return rests.legalBasis().equals(LegalBasis.LEGITIMATE_INTEREST.keyword());
  }

  /** Restricted already by an earlier objection, it waits for the same decision. */
  private static Optional<UUID> restrict(
      Transaction tx, Scope scope, UUID request, SealedApplication application, Rests rests) {
    if (!isObjectable(rests)) {
      write(tx, request, application, rests, Outcome.DOES_NOT_APPLY, null);
      return Optional.empty();
    }
    if (rests.restriction() != null) {
      write(tx, request, application, rests, Outcome.RESTRICTED, new BlockId(rests.restriction()));
      return Optional.empty();
    }
    var id = BlockId.random();
    write(tx, request, application, rests, Outcome.RESTRICTED, id);
    Audit.record(
        tx,
        scope,
        Audit.Event.of(
            Action.RESTRICTION_OPENED, application.process(), application.id(), id.value()));
    var restriction =
        new NewRestriction(
            new Blocked(id, application.id(), null),
            NewRestriction.OBJECTION,
            RestrictionEffects.review(tx.instant()),
            new Objected(request, rests.activity()));
    return Optional.of(RestrictionEffects.open(tx, restriction, APPLICANT));
  }

  private static void write(
      Transaction tx,
      UUID request,
      SealedApplication application,
      Rests rests,
      String outcome,
      @Nullable BlockId restriction) {
    tx.update(
        """
        insert into request_outcome (request_id, application_id, activity, outcome, restriction_id)
        values (?, ?, ?, ?, ?)
        """,
        request,
        application.id(),
        rests.activity(),
        outcome,
        restriction);
  }
}
