package no.slett.reference;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.application.ShownStatement;
import no.slett.application.StatementRows.SealedStatement;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.http.Json;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.NoteId;
import no.slett.id.RefereeId;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import no.slett.vault.NoSuchObjectException;
import no.slett.vault.ObjectStore;

/** Sealed notes of what referees said: an object each, with facts and assessment kept apart. */
public final class ReferenceNotes {
  private final KeyRing keys;
  private final Opener opener;
  private final ObjectStore objects;
  private final Json json = new Json();

  ReferenceNotes(KeyRing keys, Opener opener, ObjectStore objects) {
    this.keys = keys;
    this.opener = opener;
    this.objects = objects;
  }

  /** What erasure does to them: all go when the process closes, whatever else survives. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from reference_note where application_id = any (?::uuid[])
          returning application_id)
        select application_id, 'reference-note' as category, count(*) as n from gone group by 1
        """,
        """
        select application_id, id, 'reference-note:' || id as aad, data_key, array[object] as objects
        from reference_note where application_id = any (?::uuid[])
        """);
  }

  /** A note as it lies in its row. */
  record SealedNote(
      NoteId id,
      RefereeId referee,
      Instant createdAt,
      String author,
      List<String> holds,
      byte[] dataKey,
      String object) {}

  /** A note whose object is stored and whose row is not yet. */
  record Stored(NoteId id, byte[] wrapped, String object, List<String> holds) {}

  /** A note that was just written. */
  record Written(String noteId, Instant createdAt) {}

  /** The object first: a row without it must never be seen. */
  Stored store(SealedApplication application, Said said) {
    var id = NoteId.random();
    var key = DataKey.random();
    var object = application.process() + "/" + application.id() + "/" + UUID.randomUUID();
    var wrapped = keys.application(application.process(), application.id()).wrap(key, aad(id));
    objects.put(object, key.seal(json.write(said), object));
    return new Stored(id, wrapped, object, said.holds());
  }

  Written insert(
      Transaction tx, Actor actor, SealedApplication application, RefereeRow referee, Stored note) {
    demandTold(referee);
    tx.update(
        """
        insert into reference_note (id, application_id, process_id, referee_id, created_at, author,
            holds, data_key, object)
        values (?, ?, ?, ?, ?, ?, ?::text[], ?, ?)
        """,
        note.id(),
        application.id(),
        application.process(),
        referee.id(),
        tx.instant(),
        actor.subject(),
        Transaction.array(note.holds()),
        note.wrapped(),
        note.object());
    Audit.record(
        tx,
        Desk.scope(actor),
        Audit.Event.of(
            Action.REFERENCE_NOTED, application.process(), application.id(), note.id().value()));
    return new Written(note.id().toString(), tx.instant());
  }

  static void demandTold(RefereeRow referee) {
    if (referee.contactedAt() == null) {
      throw ProblemType.WRONG_STATE.because(
          "The referee has not been told yet (GDPR Art. 14). Contact them first.");
    }
  }

  static List<SealedNote> of(Transaction tx, ApplicationId application) {
    return tx.list(
        """
        select id, referee_id, created_at, author, holds, data_key, object from reference_note
        where application_id = ? order by created_at, id
        """,
        row ->
            new SealedNote(
                new NoteId(row.uuid("id")),
                new RefereeId(row.uuid("referee_id")),
                row.instant("created_at"),
                row.text("author"),
                row.texts("holds"),
                row.bytes("data_key"),
                row.text("object")),
        application);
  }

  static boolean isFirst(Transaction tx, RefereeId referee) {
    return tx.first(
            "select true as one from reference_note where referee_id = ? limit 1",
            row -> row.flag("one"),
            referee)
        .isEmpty();
  }

  Shown.Note open(
      SealedApplication application, SealedNote note, List<SealedStatement> statements) {
    var key =
        opener.dataKey(application.process(), application.id(), note.dataKey(), aad(note.id()));
    var sealed =
        objects.find(note.object()).orElseThrow(() -> new NoSuchObjectException(note.object()));
    var said = json.read(key.open(sealed, note.object()), Said.class);
    return new Shown.Note(
        note.id().toString(),
        note.createdAt(),
        note.author(),
        said.facts(),
        said.assessment(),
        ShownStatement.about(note.id().value(), opener, application, statements));
  }

  private static String aad(NoteId id) {
    return "reference-note:" + id;
  }
}
