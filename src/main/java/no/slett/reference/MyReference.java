package no.slett.reference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Fields;
import no.slett.http.MergePatch;
import no.slett.http.Principal;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.journal.Events;
import no.slett.minimisation.NationalIds;
import org.jspecify.annotations.Nullable;

/** What a referee sees and does with the link in the mail: their own data, and nobody else's. */
final class MyReference {
  static final Set<String> CHANGEABLE = Set.of("name", "email", "phone");

  private final Database database;
  private final Events events;
  private final Cards cards;

  MyReference(Database database, Events events, Cards cards) {
    this.database = database;
    this.events = events;
    this.cards = cards;
  }

  Shown.Me read(Principal.Referee me) {
    return database.inTransaction(scope(me), tx -> shown(tx, lock(tx, me)));
  }

  /**
   * Corrects the referee's own contact data (Art. 16).
   *
   * @throws ProblemException 409 after an objection: there is nothing left to correct
   */
  Shown.Me correct(Principal.Referee me, MergePatch patch) {
    return database.inTransaction(
        scope(me),
        tx -> {
          var row = lock(tx, me);
          var contact = cards.open(row);
          if (contact == null) {
            throw Referees.objected();
          }
          var sealed = cards.sealAgain(row, patched(contact, patch));
          tx.update(
              "update referee set contact = ?, mailbox_tag = ? where id = ?",
              sealed.contact(),
              sealed.mailboxTag(),
              row.id());
          audit(tx, me, row, Action.REFEREE_CORRECTED);
          return shown(tx, lock(tx, me));
        });
  }

  /** Objects (Art. 21): contact data go at once, and nobody contacts them again. */
  void object(Principal.Referee me) {
    database.inTransaction(scope(me), tx -> object(tx, me)).ifPresent(events::carryOut);
  }

  private static Optional<UUID> object(Transaction tx, Principal.Referee me) {
    var row = lock(tx, me);
    if (row.objectedAt() != null) {
      return Optional.empty();
    }
    audit(tx, me, row, Action.REFEREE_OBJECTED);
    return Optional.of(RefereeObjections.intend(tx, row));
  }

  private Shown.Me shown(Transaction tx, RefereeRow row) {
    var contact = cards.open(row);
    return new Shown.Me(
        Shown.source(row),
        contact == null ? null : contact.name(),
        contact == null ? null : contact.relation(),
        contact == null ? null : contact.email(),
        contact == null ? null : contact.phone(),
        contact == null ? null : contact.origin(),
        row.contactedAt(),
        row.objectedAt(),
        statements(tx, row));
  }

  private static List<Shown.Statement> statements(Transaction tx, RefereeRow row) {
    return tx.list(
        "select created_at, holds from reference_note where referee_id = ? order by created_at, id",
        note -> new Shown.Statement(note.instant("created_at"), note.texts("holds")),
        row.id());
  }

  private static Contact patched(Contact contact, MergePatch patch) {
    var name =
        patch
            .kept("name", String.class)
            .map(value -> Fields.text("name", value, 200))
            .orElse(contact.name());
    var email = value(patch, "email", contact.email());
    var phone = value(patch, "phone", contact.phone());
    NationalIds.refuse("name", name);
    NationalIds.refuse("phone", Fields.textIfAny("phone", phone, 50));
    NewReferee.address("email", email);
    return new Contact(name, contact.relation(), email, phone, contact.origin());
  }

  private static @Nullable String value(MergePatch patch, String field, @Nullable String before) {
    return patch.touches(field) ? patch.value(field, String.class).orElse(null) : before;
  }

  private static RefereeRow lock(Transaction tx, Principal.Referee me) {
    return RefereeRow.lock(tx, java.util.HexFormat.of().parseHex(me.link()))
        .orElseThrow(MyReference::gone);
  }

  private static void audit(Transaction tx, Principal.Referee me, RefereeRow row, Action action) {
    Audit.record(
        tx, scope(me), Audit.Event.of(action, row.process(), row.application(), row.id().value()));
  }

  static Scope scope(Principal.Referee me) {
    return Scope.of(Purpose.RIGHTS, new Actor("referee", "referee")).about(me.link());
  }

  private static ProblemException gone() {
    return ProblemType.NOT_FOUND.because("Nothing is kept of you here any more.");
  }
}
