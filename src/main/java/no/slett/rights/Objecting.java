package no.slett.rights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.PersonMail;
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
import no.slett.erasure.Objections;
import no.slett.erasure.Objections.Objection;
import no.slett.erasure.RestrictionEffects;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.id.Language;
import no.slett.mail.LiftingLetter;
import no.slett.settings.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An objection (GDPR Art. 21, law OB-1), basis by basis: what rests on a legitimate interest is
 * restricted at once, for that purpose; the others the right does not reach, and it is said what to
 * do instead.
 */
public final class Objecting {
  private static final String ANSWERS = "answers";
  private static final String APPLICANT = "applicant";

  /** By the system clock: after that, the restriction has lifted. */
  private static final Duration USEFUL = Duration.ofDays(7);

  private final Texts texts = Texts.load(Objecting.class, ANSWERS, null);
  private final PersonMail mail;

  Objecting(PersonMail mail) {
    this.mail = mail;
  }

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
  public record Taken(List<Outcome> outcomes, List<UUID> entries) {
    /** Nothing is left for an officer to decide, and something was answered. */
    boolean answered() {
      return !outcomes.isEmpty() && outcomes.stream().noneMatch(Outcome::waits);
    }
  }

  /** Under purpose {@code rights} about the request and the applications, once it is written. */
  public Taken take(Transaction tx, Scope scope, UUID request, List<SealedApplication> about) {
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

  /**
   * What is decided about all that waits for it, in a transaction of purpose {@code rights} about
   * the request and its applications. Refused, the restriction lifts a week after the person was
   * told (law RS-4).
   *
   * @return the journal entries to carry out after its commit
   */
  public List<UUID> decide(Transaction tx, UUID request, boolean granted) {
    var entries = new ArrayList<UUID>();
    for (var objection : waiting(tx, request)) {
      entries.add(granted ? Objections.uphold(tx, objection) : Objections.reject(tx, objection));
      if (!granted) {
        SealedApplication.find(tx, objection.application()).ifPresent(found -> tell(tx, found));
      }
    }
    return entries;
  }

  private static List<Objection> waiting(Transaction tx, UUID request) {
    return tx.list(
        """
        select application_id, activity, restriction_id from request_outcome
        where request_id = ? and outcome = 'restricted' order by application_id for update
        """,
        row ->
            new Objection(
                new ApplicationId(row.uuid("application_id")),
                new ActivityId(row.text("activity")),
                new BlockId(row.uuid("restriction_id"))),
        request);
  }

  private void tell(Transaction tx, SealedApplication application) {
    var lifts = RestrictionEffects.lifts(tx.instant());
    mail.post(
        tx,
        application,
        "restriction-lifting",
        USEFUL,
        (to, sender, title) -> new LiftingLetter(to, sender, title, lifts));
  }
}
