package no.slett.rights.export;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import no.slett.access.AccessSection;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Applicants;
import no.slett.http.Principal;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;
import no.slett.rights.RequestType;
import no.slett.rights.Requests;
import no.slett.vault.KeyMissingException;
import no.slett.vault.NoSuchObjectException;

/** Puts together what a mailbox is told: all its applications, from the rows of this moment. */
final class Copies {
  private static final Actor APPLICANT = new Actor("applicant", "applicant");

  /** The names of all who applied, restricted or not, are the index's. */
  private static final Scope NAMES = Scope.system(Purpose.INDEX, "access-copy");

  private final Database database;
  private final Requests requests;
  private final RequestsSection requestsSection;
  private final List<AccessSection> sections;

  Copies(Database database, Requests requests, List<AccessSection> sections) {
    this.database = database;
    this.requests = requests;
    this.requestsSection = new RequestsSection(requests.papers());
    this.sections = List.copyOf(sections);
  }

  static Scope scope(Object... subjects) {
    return Scope.of(Purpose.RIGHTS, APPLICANT).about(subjects);
  }

  /**
   * Reads and opens all of it.
   *
   * @param wanted the language; that of an application when empty
   * @throws no.slett.http.ProblemException 503 while the index is being rebuilt
   */
  Copy prepare(Principal.Mailbox me, Optional<Language> wanted) {
    var answers = requests.waitingFor(me, RequestType.ACCESS);
    var read =
        requests.applicationsOf(me.address()).stream().flatMap(id -> read(id).stream()).toList();
    var applications = read.stream().flatMap(one -> open(one).stream()).toList();
    var language =
        wanted.orElseGet(() -> read.stream().findFirst().map(Read::language).orElse(Language.NB));
    var tag = HexFormat.of().formatHex(requests.tag(me.address()));
    return database.inTransaction(
        scope(tag),
        tx ->
            new Copy(
                me.address(),
                language,
                tx.instant(),
                applications,
                requestsSection.read(tx, requests.tag(me.address())),
                answers));
  }

  private record Read(
      ApplicationId id,
      HiringProcessId process,
      String title,
      Language language,
      List<AccessSection.Sealed> sealed) {}

  private Optional<Read> read(ApplicationId id) {
    var scope = scope(id);
    return database.inTransaction(
        scope,
        tx ->
            SealedApplication.find(tx, id)
                .flatMap(
                    application -> {
                      Audit.record(
                          tx,
                          scope,
                          Audit.Event.of(Action.ACCESS_COPY_PREPARED, application.process(), id));
                      return read(tx, id);
                    }));
  }

  private Optional<Read> read(Transaction tx, ApplicationId id) {
    return tx.first(
        """
        select p.id as process, p.title, a.locale
        from application a join hiring_process p on p.id = a.process_id where a.id = ?
        """,
        row -> read(tx, id, row),
        id);
  }

  private Read read(Transaction tx, ApplicationId id, Row row) {
    return new Read(
        id,
        new HiringProcessId(row.uuid("process")),
        row.text("title"),
        Language.of(row.text("locale")).orElse(Language.NB),
        sections.stream().map(section -> section.read(tx, id)).toList());
  }

  private Optional<Copy.Application> open(Read read) {
    try {
      var opened = new ArrayList<Copy.Section>();
      for (var i = 0; i < sections.size(); i++) {
        var section = sections.get(i);
        opened.add(
            new Copy.Section(section.name(), section.isTable(), read.sealed().get(i).open()));
      }
      return Optional.of(new Copy.Application(read.id(), read.title(), redacted(read, opened)));
    } catch (KeyMissingException | NoSuchObjectException e) {
      // its erasure may have been claimed since; if not, this is an alarm
      if (isThere(read.id())) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** The names are asked for after the texts, so that nobody is in these who is not in those. */
  private List<Copy.Section> redacted(Read read, List<Copy.Section> opened) {
    if (opened.stream().noneMatch(section -> Redaction.concerns(section.entries()))) {
      return opened;
    }
    var redaction =
        new Redaction(
            database.inTransaction(
                NAMES, tx -> Applicants.allOthers(tx, read.process(), read.id())));
    return opened.stream()
        .map(s -> new Copy.Section(s.name(), s.isTable(), redaction.of(s.entries())))
        .toList();
  }

  private boolean isThere(ApplicationId id) {
    return database.inTransaction(scope(id), tx -> SealedApplication.find(tx, id)).isPresent();
  }

  /** The last byte is written: it is on record, and what waited for it goes on (law RQ-8). */
  void delivered(Copy copy) {
    var ids = copy.applications().stream().map(Copy.Application::id).toList();
    var scope = scope(ids.toArray());
    database.run(
        scope,
        tx ->
            ids.forEach(
                id ->
                    Audit.record(
                        tx,
                        scope,
                        new Audit.Event(Action.ACCESS_COPY_DELIVERED, null, id, null, null))));
    requests.delivered(copy.answers());
  }
}
