package no.slett.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.slett.application.Profile;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.ActivityId;
import no.slett.basis.ClaimsDefence;
import no.slett.clock.ServiceClock;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.hiring.HiringProcess;
import no.slett.hiring.HiringProcesses;
import no.slett.hiring.Kind;
import no.slett.hiring.Retention;
import no.slett.http.Json;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.ReceiptCode;
import no.slett.intake.IntakeRows.NewBasis;
import no.slett.intake.Receipt.Promise;
import no.slett.intake.Receipt.ReceivedDocument;
import no.slett.vault.ApplicationKey;
import no.slett.webhook.Notifications;

/** The transaction that makes an upload an application. */
final class Commit {
  /** What erasing may take after the basis has ended. */
  private static final Duration TIME_TO_ERASE = Duration.ofDays(1);

  private final Json json;
  private final Retention retention;
  private final Optional<ClaimsDefence> claims;
  private final IntakeMail mail;
  private final Notifications notifications;

  /** Takes the parts; claims is what applications are kept for besides, where it is. */
  Commit(
      Json json,
      Retention retention,
      Optional<ClaimsDefence> claims,
      IntakeMail mail,
      Notifications notifications) {
    this.json = json;
    this.retention = retention;
    this.claims = claims;
    this.mail = mail;
    this.notifications = notifications;
  }

  /** What became of it. */
  sealed interface Outcome permits Received, Repeated {}

  /** It is an application now. */
  record Received(Receipt receipt) implements Outcome {}

  /** The same client sent this idempotency key before. */
  record Repeated(ApplicationId application, IntakeRows.Kept kept) implements Outcome {}

  /**
   * Commits, unless somebody else was faster with the same idempotency key.
   *
   * @throws no.slett.http.ProblemException when that application was erased, the process is not
   *     open, the notice is out of date, or a client sends a second application of one mailbox
   */
  Outcome make(Transaction tx, Arrival arrival, ApplicationKey key) {
    var process = HiringProcesses.findForShare(tx, arrival.process().id()).orElseThrow();
    Reception.demandOpen(process, tx.instant());
    lock(tx, arrival);
    var before = IntakeRows.before(tx, arrival);
    if (before.known().isPresent()) {
      return repeated(tx, arrival, before.known().get());
    }
    var notice = before.noticeHash().orElseThrow(() -> outdated(tx, process));
    var second = before.mailboxKnown();
    if (second) {
      markSecond(tx, arrival);
    }
    var defence = claims.filter(_ -> before.toldOfClaims());
    var bases = bases(process, tx.instant(), defence);
    var receipt = receipt(arrival, tx.instant(), promise(process, bases));
    var row = row(arrival, process, key, receipt, notice, second);
    IntakeRows.insert(tx, row, bases);
    IntakeRows.insertDocuments(tx, row, documents(arrival, key));
    index(tx, arrival);
    mail.receipt(tx, arrival, key, receipt, defence);
    if (second) {
      mail.secondApplication(tx, arrival, key);
    }
    notifications.received(tx, process.id(), arrival.application());
    Audit.record(
        tx,
        arrival.scope(),
        Audit.Event.of(Action.APPLICATION_RECEIVED, process.id(), arrival.application()));
    return new Received(receipt);
  }

  private static Repeated repeated(Transaction tx, Arrival arrival, IntakeRows.Known known) {
    if (known.erased()) {
      throw ProblemType.APPLICATION_ERASED.because(
          "The application of this Idempotency-Key was received and erased since.");
    }
    var tag = arrival.idempotencyTag().orElseThrow();
    return new Repeated(known.id(), IntakeRows.kept(tx, arrival.process().id(), tag).orElseThrow());
  }

  private static void lock(Transaction tx, Arrival arrival) {
    var tags = new ArrayList<String>();
    tags.add(Tags.hex(arrival.emailTag()));
    arrival.idempotencyTag().map(Tags::hex).ifPresent(tags::add);
    IntakeRows.lock(tx, arrival.process().id(), tags);
  }

  private static ProblemException outdated(Transaction tx, HiringProcess process) {
    var problem =
        ProblemType.NOTICE_OUTDATED.problem("Show the current notice and send its version.");
    return IntakeRows.currentNotice(tx, process.id())
        .map(version -> problem.with("currentNoticeVersion", version))
        .orElse(problem)
        .exception();
  }

  /** The mailbox has applied before. A stranger must not learn that; a client may. */
  private static void markSecond(Transaction tx, Arrival arrival) {
    if (arrival.sender() instanceof Reception.Sender.Client) {
      throw ProblemType.DUPLICATE_APPLICATION.because(
          "This mailbox has applied to this process already.");
    }
    IntakeRows.markSameMailbox(tx, arrival.process().id(), arrival.emailTag());
  }

  /** The last to end comes last. */
  private List<NewBasis> bases(HiringProcess process, Instant at, Optional<ClaimsDefence> defence) {
    var end = process.basisEnd(at, retention);
    var bases = new ArrayList<NewBasis>();
    bases.add(new NewBasis(activity(process), end, null));
    defence
        .map(ClaimsDefence::kept)
        .map(p -> new NewBasis(ActivityId.CLAIMS_DEFENCE, ServiceClock.after(end, p), p))
        .ifPresent(bases::add);
    return bases;
  }

  private static Promise promise(HiringProcess process, List<NewBasis> bases) {
    var rule = bases.size() == 1 ? process.erasureRule() : ClaimsDefence.RULE;
    return new Promise(rule, bases.getLast().furthestEnd().plus(TIME_TO_ERASE));
  }

  private static Receipt receipt(Arrival arrival, Instant at, Promise promise) {
    var documents =
        arrival.upload().files().stream()
            .map(
                file ->
                    new ReceivedDocument(
                        file.id().toString(),
                        file.kind().part(),
                        file.type().displayName(),
                        file.type().mediaType(),
                        file.size(),
                        file.sha256()))
            .toList();
    return new Receipt(
        arrival.application().toString(),
        ReceiptCode.random().value(),
        at,
        arrival.upload().form().noticeVersion(),
        documents,
        promise);
  }

  private IntakeRows.NewApplication row(
      Arrival arrival,
      HiringProcess process,
      ApplicationKey key,
      Receipt receipt,
      String noticeHash,
      boolean second) {
    var id = arrival.application();
    var form = arrival.upload().form();
    return new IntakeRows.NewApplication(
        id,
        process.id(),
        new ReceiptCode(receipt.receiptCode()).hash(),
        receipt.erasure().latest(),
        form.locale(),
        form.noticeVersion(),
        noticeHash,
        second,
        arrival.emailTag(),
        arrival.idempotencyTag().orElse(null),
        Tags.fingerprint(key, arrival.upload()),
        key.wrap(arrival.key(), SealedApplication.aad(id)),
        arrival.key().seal(json.write(Profile.of(form)), SealedApplication.aad(id)),
        arrival.key().seal(json.write(receipt), SealedApplication.aad(id)),
        arrival.formObject());
  }

  private List<IntakeRows.NewDocument> documents(Arrival arrival, ApplicationKey key) {
    var documents = new ArrayList<IntakeRows.NewDocument>();
    for (var file : arrival.upload().files()) {
      var aad = file.aad();
      var name = Map.of("filename", file.type().displayName(), "sha256", file.sha256());
      documents.add(
          new IntakeRows.NewDocument(
              documents.size() + 1,
              file,
              key.wrap(file.key(), aad),
              file.key().seal(json.write(name), aad)));
    }
    return documents;
  }

  private static void index(Transaction tx, Arrival arrival) {
    var application = arrival.application();
    var form = arrival.upload().form();
    Directory.add(
        tx,
        arrival.process().id(),
        application,
        Profile.of(form).contact(),
        IntakeRows.letterItem(application),
        form.searchable());
  }

  private static ActivityId activity(HiringProcess process) {
    return process.kind() == Kind.UNSOLICITED ? ActivityId.UNSOLICITED : ActivityId.RECRUITMENT;
  }
}
