package no.slett.rights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.ConsentText;
import no.slett.basis.ConsentTexts;
import no.slett.basis.Consents;
import no.slett.basis.Consents.Consent;
import no.slett.database.Database;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.ConsentWithdrawals;
import no.slett.http.Principal;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.journal.Events;

/**
 * Saying yes to the talent pool, and no again. It is no part of applying (law CO-2), has to be said
 * before the application's own basis ends, and only for what the person was told of (law LB-3).
 */
public final class MyConsents {
  private final Database database;
  private final Events events;
  private final Mine mine;
  private final ConsentTexts texts;
  private final ConsentMail mail;

  public MyConsents(
      Database database, Events events, Rights rights, ConsentTexts texts, ConsentMail mail) {
    this.database = database;
    this.events = events;
    this.mine = rights.mine();
    this.texts = texts;
    this.mail = mail;
  }

  /** A consent as its giver is told of it. */
  record Given(String applicationId, Instant givenAt, Instant expiresAt) {}

  private record Facts(String title, boolean withdrawn, boolean lives, boolean noticed) {}

  /**
   * The words to say yes to.
   *
   * @throws ProblemException 409 while nobody is asked
   */
  ConsentText text(Language language) {
    return texts
        .in(language)
        .orElseThrow(() -> ProblemType.WRONG_STATE.because("There is no talent pool here."));
  }

  /**
   * Writes a yes down; said twice, it is the first that counts.
   *
   * @throws ProblemException 404, 409 or 422 when it cannot be said
   */
  Given give(Principal.Mailbox me, ApplicationId id, String version, Language language) {
    var text = text(language);
    if (!mine.applications(me.address()).contains(id)) {
      throw MyApplications.absent();
    }
    if (!text.version().equals(version)) {
      throw ProblemType.NOTICE_OUTDATED.because("The text has changed: read it again first.");
    }
    var scope = Mine.scope(List.of(id));
    var consent = database.inTransaction(scope, tx -> give(tx, scope, id, text));
    return new Given(id.toString(), consent.givenAt(), consent.expiresAt());
  }

  private Consent give(Transaction tx, Scope scope, ApplicationId id, ConsentText text) {
    var application = SealedApplication.find(tx, id).orElseThrow(MyApplications::absent);
    var facts = facts(tx, id).orElseThrow(MyApplications::absent);
    var before = Consents.lock(tx, id);
    if (before.isPresent() && !before.get().withdrawn()) {
      return before.get();
    }
    demandPossible(facts, before.isPresent());
    var consent = Consents.give(tx, id, application.process(), text, texts.end(text, tx.instant()));
    mail.post(tx, consent, application, facts.title(), false);
    Audit.record(
        tx, scope, Audit.Event.of(Action.CONSENT_GIVEN, application.process(), id, consent.id()));
    return consent;
  }

  private static void demandPossible(Facts facts, boolean saidNo) {
    if (facts.withdrawn()) {
      throw ProblemType.WRONG_STATE.because("The application was withdrawn.");
    }
    if (saidNo) {
      throw ProblemType.WRONG_STATE.because("This consent was withdrawn, which is final.");
    }
    if (!facts.lives()) {
      throw ProblemType.PROCESS_CLOSED.because("What you sent is being erased already.");
    }
    if (!facts.noticed()) {
      throw ProblemType.PURPOSE_NOT_NOTICED.because(
          "The notice you were shown when you applied did not tell of a talent pool.");
    }
  }

  /** An erasure that is about to be claimed waits until this is committed, and then sees it. */
  private static Optional<Facts> facts(Transaction tx, ApplicationId id) {
    return tx.first(
        """
        select p.title, e.due_at is not null as withdrawn, recruitment_lives(a.id) as lives,
            exists (select from notice n where n.process_id = a.process_id
              and n.version = a.notice_version and 'talent-pool' = any (n.activities)) as noticed
        from erasure e join application a on a.id = e.application_id
          join hiring_process p on p.id = a.process_id
        where e.application_id = ? and e.claimed_at is null for update of e
        """,
        row ->
            new Facts(
                row.text("title"), row.flag("withdrawn"), row.flag("lives"), row.flag("noticed")),
        id);
  }

  /**
   * Withdraws one consent of the mailbox, or all.
   *
   * @throws ProblemException 404 for an application that the mailbox has not
   */
  void withdraw(Principal.Mailbox me, Optional<ApplicationId> only) {
    var all = mine.applications(me.address());
    if (only.isPresent() && !all.contains(only.get())) {
      throw MyApplications.absent();
    }
    only.map(List::of).orElse(all).forEach(id -> withdraw(id, "session"));
  }

  /**
   * Withdraws the consent that a mail with this link is about, as often as it is asked.
   *
   * @throws ProblemException 404 for a link that was in no mail
   */
  void withdraw(String token) {
    withdraw(find(token), "mail-link");
  }

  /** The application that a mail's link is about. */
  ApplicationId find(String token) {
    if (!ConsentMail.looksLikeToken(token)) {
      throw unknown();
    }
    var hash = ConsentMail.hash(token);
    return database
        .inTransaction(
            Mine.scope(List.of(MailboxTags.hex(hash))),
            tx ->
                tx.first(
                    "select application_id from consent_link where token_hash = ?",
                    row -> new ApplicationId(row.uuid("application_id")),
                    (Object) hash))
        .orElseThrow(MyConsents::unknown);
  }

  private void withdraw(ApplicationId id, String by) {
    var scope = Mine.scope(List.of(id));
    database
        .inTransaction(scope, tx -> Consents.lock(tx, id).flatMap(c -> withdraw(tx, scope, c, by)))
        .ifPresent(events::carryOut);
  }

  private static Optional<UUID> withdraw(Transaction tx, Scope scope, Consent consent, String by) {
    var entry = ConsentWithdrawals.intend(tx, consent, by);
    if (entry.isPresent()) {
      Audit.record(
          tx,
          scope,
          Audit.Event.of(
              Action.CONSENT_WITHDRAWN, consent.process(), consent.application(), consent.id()));
    }
    return entry;
  }

  private static ProblemException unknown() {
    return ProblemType.NOT_FOUND.because("This link was in no mail of ours.");
  }
}
