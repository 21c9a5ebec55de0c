package no.slett.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.EmailTag;
import no.slett.application.Form;
import no.slett.application.Opener;
import no.slett.application.PersonMail;
import no.slett.application.Profile;
import no.slett.application.Rectification;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.database.Database;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.LooseObjects;
import no.slett.http.Json;
import no.slett.http.MergePatch;
import no.slett.http.Principal;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.journal.Events;
import no.slett.mail.AddressChangedLetter;
import no.slett.vault.KeyMissingException;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/**
 * Putting one's own form right (GDPR Art. 16, law RE-1): row, form, search index and what the
 * recipients are told change together. What was assessed stays as it was (law RE-2).
 */
final class Corrections {
  private final Database database;
  private final Events events;
  private final Rights rights;
  private final NewAddress addresses;
  private final KeyRing keys;
  private final Opener opener;
  private final ObjectStore objects;
  private final LooseObjects loose;
  private final PersonMail mail;
  private final Json json = new Json();

  Corrections(
      Database database,
      Events events,
      Rights rights,
      NewAddress addresses,
      KeyRing keys,
      Opener opener,
      ObjectStore objects,
      LooseObjects loose,
      PersonMail mail) {
    this.database = database;
    this.events = events;
    this.rights = rights;
    this.addresses = addresses;
    this.keys = keys;
    this.opener = opener;
    this.objects = objects;
    this.loose = loose;
    this.mail = mail;
  }

  /**
   * Puts right what the patch names.
   *
   * @return the application as it is now, whoever's mailbox it belongs to since
   * @throws no.slett.http.ProblemException 404 when the mailbox has no such application, 409 {@code
   *     frozen} or {@code wrong-state}, 422
   */
  Shown.Application correct(Principal.Mailbox me, ApplicationId id, MergePatch patch) {
    rights.demand(me, id);
    var scope = Mine.scope(List.of(id));
    var wanted = database.inTransaction(scope, tx -> wanted(tx, id, patch));
    if (!wanted.fields().isEmpty()) {
      var subjects = new ArrayList<>(List.of(id));
      if (wanted.moves(me.address())) {
        addresses.demandProof(wanted.after().email(), patch);
        subjects.addAll(rights.mine().applications(wanted.after().email()));
      }
      change(Mine.scope(subjects), id, patch).ifPresent(events::carryOut);
    }
    return rights.applications().show(id).orElseThrow(MyApplications::absent);
  }

  /** What it comes to, before anything is asked of anybody. */
  private Correction wanted(Transaction tx, ApplicationId id, MergePatch patch) {
    var state = CorrectionRows.lock(tx, id);
    var application = SealedApplication.find(tx, id).orElseThrow(MyApplications::absent);
    return possible(state, Correction.of(opener.form(application), patch));
  }

  private static Correction possible(CorrectionRows.State state, Correction correction) {
    if (correction.touchesWhatIsAssessed() && state.frozen()) {
      throw ProblemType.FROZEN.because(
          "Letter and answers stay as they were assessed. Make a statement instead.");
    }
    return correction;
  }

  /** Computed anew under the lock: somebody else may have been faster. */
  private Optional<UUID> change(Scope scope, ApplicationId id, MergePatch patch) {
    var process = database.inTransaction(scope, tx -> SealedApplication.find(tx, id));
    var object =
        process.orElseThrow(MyApplications::absent).process() + "/" + id + "/" + UUID.randomUUID();
    loose.announce(scope, id, object);
    return database.inTransaction(
        scope,
        tx -> {
          var state = CorrectionRows.lock(tx, id);
          var application = SealedApplication.find(tx, id).orElseThrow(MyApplications::absent);
          var correction = possible(state, Correction.of(opener.form(application), patch));
          if (correction.fields().isEmpty()) {
            return Optional.empty();
          }
          var form = json.write(correction.after());
          objects.put(object, opener.dataKey(application).seal(form, object));
          LooseObjects.named(tx, object);
          warn(tx, application, correction);
          put(tx, state, application, correction.after(), object);
          return Optional.of(record(tx, scope, application, correction, object));
        });
  }

  /** Whoever reads the old mailbox hears of it there: it may be somebody else's doing. */
  private void warn(Transaction tx, SealedApplication application, Correction correction) {
    if (correction.moves(opener.profile(application).email())) {
      mail.post(tx, application, "address-changed", NewAddress.USEFUL, AddressChangedLetter::new);
    }
  }

  /**
   * Makes a form that is stored the one that counts, in a transaction of purpose {@code rights}
   * that has locked its application.
   */
  void put(
      Transaction tx,
      CorrectionRows.State state,
      SealedApplication application,
      Form after,
      String object) {
    var key = opener.dataKey(application);
    var aad = SealedApplication.aad(application.id());
    var profile = key.seal(json.write(Profile.of(after)), aad);
    var tag = tag(application, after);
    CorrectionRows.update(tx, application, after, profile, object, tag);
    if (tag.length > 0) {
      CorrectionRows.markSameMailbox(tx, application, tag);
    }
    loose.released(tx, application.id(), List.of(application.formObject()));
    CorrectionRows.index(tx, application, state, after);
  }

  /** Nobody looks for a second application once the process and its key are gone. */
  private byte[] tag(SealedApplication application, Form after) {
    try {
      return EmailTag.of(keys.process(application.process()), after.email());
    } catch (KeyMissingException outlived) {
      return new byte[0];
    }
  }

  private static UUID record(
      Transaction tx,
      Scope scope,
      SealedApplication application,
      Correction correction,
      String object) {
    var made = Rectification.ofForm(correction.fields(), object);
    return Rectified.record(tx, scope, application, made, Action.APPLICATION_RECTIFIED);
  }
}
