package no.slett.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.slett.basis.ActivityId;
import no.slett.basis.Bases;
import no.slett.database.Transaction;
import no.slett.erasure.NewRestriction.Objected;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;

/**
 * What is decided about an objection (law OB-1), as events of the journal. Upheld, the basis ends
 * and what rests on nothing else is erased; rejected, the restriction lifts a week after the person
 * was told.
 */
public final class Objections {
  private static final String UPHELD = "objection-upheld";
  private static final String REJECTED = "objection-rejected";

  private Objections() {}

  /** An objection to one purpose of one application, and the restriction that it brought. */
  public record Objection(ApplicationId application, ActivityId activity, BlockId restriction) {
    private ObjectNode body() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("application", application.toString())
          .put("activity", activity.value())
          .put("restriction", restriction.toString());
    }

    private static Objection read(JournalEntry entry) {
      return new Objection(
          ApplicationId.parse(entry.body().path("application").asText()),
          new ActivityId(entry.body().path("activity").asText()),
          BlockId.parse(entry.body().path("restriction").asText()));
    }
  }

  /** Both, for the journal. */
  public static List<Effect> effects() {
    return List.of(
        new BlockChange(UPHELD, Objections::upheld),
        new BlockChange(REJECTED, Objections::rejected));
  }

  /** Intends that the controller stops. */
  public static UUID uphold(Transaction tx, Objection objection) {
    return Events.intend(tx, UPHELD, objection.body());
  }

  /** Intends that it goes on; the person is told in the same transaction. */
  public static UUID reject(Transaction tx, Objection objection) {
    return Events.intend(tx, REJECTED, objection.body());
  }

  private static void upheld(Transaction tx, JournalEntry entry) {
    var objection = Objection.read(entry);
    Bases.objected(tx, objection.application(), objection.activity(), entry.at());
    tx.update(
        "update restriction set lifted_at = ? where id = ? and lifted_at is null",
        entry.at(),
        objection.restriction());
    decided(tx, objection, "upheld", entry.at());
  }

  private static void rejected(Transaction tx, JournalEntry entry) {
    var objection = Objection.read(entry);
    RestrictionEffects.announced(tx, objection.restriction(), entry.at());
    decided(tx, objection, "rejected", entry.at());
  }

  /** Of every request that waited for it; one with nothing more to decide is answered. */
  private static void decided(Transaction tx, Objection objection, String outcome, Instant at) {
    tx.update(
        """
        update request_outcome set outcome = ?
        where restriction_id = ? and outcome = 'restricted'
        """,
        outcome,
        objection.restriction());
    tx.update(
        """
        update request r set answered_at = ? where r.answered_at is null
          and exists (select from request_outcome o
            where o.request_id = r.id and o.restriction_id = ?)
          and not exists (select from request_outcome o
            where o.request_id = r.id and o.outcome = 'restricted')
        """,
        at,
        objection.restriction());
  }

  /** After a restore that lost it: that somebody objected is known from what it restricted. */
  static void revive(Transaction tx, Objected objected, Blocked what, Instant at) {
    tx.update(
        """
        insert into request (id, mailbox_tag, type, received_at, channel, due_internal, due_legal,
            due_extended)
        select ?::uuid, '', 'objection', r.at, 'restored', r.at + interval '1 month',
            r.at + interval '1 month', r.at + interval '3 months'
        from (select ?::timestamptz as at) r on conflict do nothing
        """,
        objected.request(),
        at);
    tx.update(
        """
        insert into request_application (request_id, application_id, process_id)
        select ?::uuid, e.application_id, e.process_id from erasure e where e.application_id = ?
        on conflict do nothing
        """,
        objected.request(),
        what.application());
    tx.update(
        """
        insert into request_outcome (request_id, application_id, activity, outcome, restriction_id)
        values (?, ?, ?, 'restricted', ?) on conflict do nothing
        """,
        objected.request(),
        what.application(),
        objected.activity(),
        what.id());
  }
}
