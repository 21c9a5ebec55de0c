package no.slett.review;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.slett.application.Desk;
import no.slett.application.NoteRows;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.directory.Applicants;
import no.slett.id.ApplicationId;
import no.slett.id.NoteId;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/** Notes: sealed objects of their own. A note is the applicant's personal data (law AC-6). */
public final class Notes {
  private final Desk desk;
  private final KeyRing keys;
  private final ObjectStore objects;

  Notes(Desk desk, KeyRing keys, ObjectStore objects) {
    this.desk = desk;
    this.keys = keys;
    this.objects = objects;
  }

  /** What erasure does to notes. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from note where application_id = any (?::uuid[])
          and not exists (select from survival s
            where s.application_id = note.application_id and note.id = any (s.items))
          returning application_id)
        select application_id, 'note' as category, count(*) as n from gone group by 1
        """,
        """
        select application_id, id, 'note:' || id as aad, data_key, array[object] as objects
        from note where application_id = any (?::uuid[])
        """);
  }

  /** A note that was just written. */
  record Written(String noteId, Instant createdAt) {}

  /**
   * Keeps a note: its object first, then its row, which makes it one.
   *
   * @throws no.slett.http.ProblemException 422 {@code other-applicant}
   */
  Written write(Actor actor, ApplicationId application, String text) {
    var process =
        desk.with(
            actor,
            application,
            (tx, a) -> {
              Applicants.refuseNamed(tx, a.process(), a.id(), List.of(text));
              return a.process();
            });
    var id = NoteId.random();
    var key = DataKey.random();
    var object = process + "/" + application + "/" + UUID.randomUUID();
    var wrapped = keys.application(process, application).wrap(key, NoteRows.aad(id.value()));
    objects.put(object, key.seal(text.getBytes(StandardCharsets.UTF_8), object));
    var written =
        desk.with(
            actor,
            application,
            (tx, a) -> {
              insert(tx, id, a, actor, wrapped, object);
              Audit.record(
                  tx,
                  Desk.scope(actor),
                  Audit.Event.of(Action.NOTE_WRITTEN, a.process(), a.id(), id.value()));
              return new Written(id.toString(), tx.instant());
            });
    desk.touched(process);
    return written;
  }

  private static void insert(
      Transaction tx,
      NoteId id,
      SealedApplication application,
      Actor actor,
      byte[] wrapped,
      String object) {
    tx.update(
        """
        insert into note (id, application_id, process_id, created_at, author, data_key, object)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        application.id(),
        application.process(),
        tx.instant(),
        actor.subject(),
        wrapped,
        object);
  }
}
