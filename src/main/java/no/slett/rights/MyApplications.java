package no.slett.rights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.DocumentRows;
import no.slett.application.DocumentRows.SealedDocument;
import no.slett.application.Opener;
import no.slett.application.Rectifications;
import no.slett.application.SealedApplication;
import no.slett.application.ShownStatement;
import no.slett.application.StatementRows;
import no.slett.application.StatementRows.SealedStatement;
import no.slett.application.Withdrawing;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Database;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Principal;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.vault.KeyMissingException;
import no.slett.vault.NoSuchObjectException;
import org.jspecify.annotations.Nullable;

/** What the reader of a mailbox sees of their applications, and their withdrawal. */
final class MyApplications {
  private final Database database;
  private final Mine mine;
  private final Opener opener;
  private final Withdrawing withdrawing;

  MyApplications(Database database, Mine mine, Opener opener, Withdrawing withdrawing) {
    this.database = database;
    this.mine = mine;
    this.opener = opener;
    this.withdrawing = withdrawing;
  }

  /** What is known of the mailbox; until the erasure of an application is claimed. */
  Shown.Me show(Principal.Mailbox me) {
    var shown = mine.applications(me.address()).stream().flatMap(id -> show(id).stream()).toList();
    return new Shown.Me(me.address(), shown);
  }

  /**
   * Ends the basis of one application; its erasure is due at once.
   *
   * @throws ProblemException 404 when the mailbox has no such application
   */
  void withdraw(Principal.Mailbox me, ApplicationId id) {
    if (!mine.applications(me.address()).contains(id)) {
      throw absent();
    }
    var scope = Mine.scope(List.of(id));
    database
        .inTransaction(
            scope,
            tx -> {
              var application = SealedApplication.find(tx, id).orElseThrow(MyApplications::absent);
              return withdraw(tx, scope, application);
            })
        .ifPresent(withdrawing::carryOut);
  }

  /** The same in a transaction that does more; the entry is to be carried out after its commit. */
  Optional<UUID> withdraw(Transaction tx, Scope scope, SealedApplication application) {
    var entry = withdrawing.intend(tx, application);
    if (entry.isPresent()) {
      Audit.record(
          tx,
          scope,
          Audit.Event.of(Action.APPLICATION_WITHDRAWN, application.process(), application.id()));
    }
    return entry;
  }

  void carryOut(UUID entry) {
    withdrawing.carryOut(entry);
  }

  private record Facts(
      String title,
      String status,
      String rule,
      String noticeVersion,
      boolean withdrawn,
      Instant latest,
      Shown.@Nullable Pooled pooled) {}

  private record Sealed(
      SealedApplication application,
      Facts facts,
      List<SealedDocument> documents,
      List<SealedStatement> statements,
      List<Rectifications.Shown> rectifications) {}

  /** One of them; nothing once its erasure is claimed. */
  Optional<Shown.Application> show(ApplicationId id) {
    var scope = Mine.scope(List.of(id));
    var sealed = database.inTransaction(scope, tx -> read(tx, scope, id));
    try {
      return sealed.map(this::open);
    } catch (KeyMissingException | NoSuchObjectException e) {
      // its erasure may have been claimed since; if not, this is an alarm
      if (database.inTransaction(scope, tx -> SealedApplication.find(tx, id)).isPresent()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static Optional<Sealed> read(Transaction tx, Scope scope, ApplicationId id) {
    return SealedApplication.find(tx, id)
        .map(
            application -> {
              Audit.record(
                  tx, scope, Audit.Event.of(Action.APPLICATION_READ, application.process(), id));
              return new Sealed(
                  application,
                  facts(tx, id),
                  DocumentRows.of(tx, id),
                  StatementRows.of(tx, id),
                  Rectifications.of(tx, id));
            });
  }

  private static Facts facts(Transaction tx, ApplicationId id) {
    return tx.first(
            """
            select p.title, process_status(p) as status, a.notice_version, e.promised_by,
                case when exists (select from basis b where b.application_id = a.id
                    and b.activity = 'claims-defence' and b.ended_by is null) then 'claims-defence'
                  when p.kind = 'unsolicited' then 'unsolicited' else 'process-closed' end as rule,
                e.due_at is not null as withdrawn, c.given_at, c.expires_at
            from application a join hiring_process p on p.id = a.process_id
              join erasure e on e.application_id = a.id
              left join consent c on c.application_id = a.id and c.activity = 'talent-pool'
                and c.withdrawn_at is null and c.expires_at > (select instant())
            where a.id = ?
            """,
            row ->
                new Facts(
                    row.text("title"),
                    row.text("status"),
                    row.text("rule"),
                    row.text("notice_version"),
                    row.flag("withdrawn"),
                    row.instant("promised_by"),
                    pooled(row)),
            id)
        .orElseThrow();
  }

  private static Shown.@Nullable Pooled pooled(Row row) {
    var given = row.instantOrNull("given_at");
    return given == null ? null : new Shown.Pooled(given, row.instant("expires_at"));
  }

  private Shown.Application open(Sealed sealed) {
    var application = sealed.application();
    var facts = sealed.facts();
    var profile = opener.profile(application);
    var form = opener.form(application);
    return new Shown.Application(
        application.id().toString(),
        application.process().toString(),
        facts.title(),
        facts.status(),
        application.receivedAt(),
        profile.givenName(),
        profile.familyName(),
        profile.email(),
        profile.phone(),
        profile.address(),
        profile.locale(),
        form.coverLetter(),
        form.answers(),
        form.referees(),
        facts.noticeVersion(),
        facts.withdrawn(),
        sealed.documents().stream().map(document -> document(application, document)).toList(),
        new Shown.Erasure(facts.rule(), facts.latest()),
        facts.pooled(),
        sealed.statements().stream()
            .map(statement -> ShownStatement.of(opener, application, statement))
            .toList(),
        sealed.rectifications());
  }

  private Shown.Document document(SealedApplication application, SealedDocument document) {
    var name = opener.name(application, document);
    return new Shown.Document(
        document.id().toString(),
        document.kind(),
        name.filename(),
        document.mediaType(),
        document.size(),
        name.sha256(),
        document.state(),
        document.reason(),
        document.superseded() ? String.valueOf(document.supersededBy()) : null);
  }

  static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("This mailbox has no such application.");
  }
}
