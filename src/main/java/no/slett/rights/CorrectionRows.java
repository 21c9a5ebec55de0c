package no.slett.rights;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.Form;
import no.slett.application.Profile;
import no.slett.application.SealedApplication;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.vault.KeptFor;

/** What a correction asks of the rows, and changes in them. */
final class CorrectionRows {
  private CorrectionRows() {}

  /**
   * How things stand with an application, under its lock: no erasure, no reduction and no decision
   * begins before the transaction ends.
   *
   * @param decided somebody decided on what was sent
   * @param lives its hiring process is still under way, and it was not withdrawn
   * @param held kept as it is for a dispute
   * @param survives for these purposes, after its own key is gone
   */
  record State(boolean decided, boolean lives, boolean held, List<Survivor> survives) {
    /** Whether what was assessed has to stay as it was (law RE-2). */
    boolean frozen() {
      return decided || !lives || held;
    }
  }

  /** What one purpose keeps. */
  record Survivor(KeptFor purpose, List<UUID> items) {
    static Survivor read(Row row) {
      return new Survivor(
          KeptFor.of(row.text("purpose")),
          row.texts("items").stream().map(UUID::fromString).toList());
    }

    boolean keeps(UUID item) {
      return items.contains(item);
    }
  }

  private record Facts(boolean decided, boolean lives, boolean held, boolean reducing) {
    static Facts read(Row row) {
      return new Facts(
          row.flag("decided"), row.flag("lives"), row.flag("held"), row.flag("reducing"));
    }
  }

  /**
   * Locks it.
   *
   * @throws no.slett.http.ProblemException 404 once its erasure is claimed; 409 {@code wrong-state}
   *     while it is reduced to what outlives its process
   */
  static State lock(Transaction tx, ApplicationId id) {
    var facts =
        tx.first(
                """
                select a.decision is not null as decided, recruitment_lives(a.id) as lives,
                    e.reduction is not null as reducing,
                    exists (select from hold h where h.application_id = a.id
                      and coalesce(h.item_id, a.id) = a.id and h.released_at is null
                      and h.review_at > ?) as held
                from erasure e join application a on a.id = e.application_id
                where e.application_id = ? and e.claimed_at is null for update of e, a
                """,
                Facts::read,
                tx.instant(),
                id)
            .orElseThrow(MyApplications::absent);
    if (facts.reducing()) {
      throw ProblemType.WRONG_STATE.because(
          "The application is being reduced to what outlives its process. Try again in a minute.");
    }
    return new State(facts.decided(), facts.lives(), facts.held(), survivors(tx, id));
  }

  private static List<Survivor> survivors(Transaction tx, ApplicationId id) {
    return tx.list(
        "select purpose, items::text[] as items from survival where application_id = ?",
        Survivor::read,
        id);
  }

  /** The row itself; the tag is empty once the key that it is made under is gone. */
  static void update(
      Transaction tx,
      SealedApplication application,
      Form after,
      byte[] profile,
      String object,
      byte[] emailTag) {
    tx.update(
        """
        update application set profile = ?, form_object = ?, locale = ?, email_tag = ? where id = ?
        """,
        profile,
        object,
        after.locale(),
        emailTag,
        application.id());
    tx.update(
        "update survival set objects = array_replace(objects, ?, ?) where application_id = ?",
        application.formObject(),
        object,
        application.id());
  }

  /** Marks it, and any other of the same mailbox that the transaction may see. */
  static void markSameMailbox(Transaction tx, SealedApplication application, byte[] emailTag) {
    tx.update(
        """
        update application a set same_mailbox = true
        where a.process_id = ? and a.email_tag = ? and exists (
          select from application b
          where b.process_id = a.process_id and b.email_tag = a.email_tag and b.id <> a.id)
        """,
        application.process(),
        emailTag);
  }

  /** Wherever the working index has the person. */
  static void index(Transaction tx, SealedApplication application, State state, Form after) {
    var contact = Profile.of(after).contact();
    var letter = Optional.of(after.searchable());
    var keeping = state.survives().stream().filter(s -> s.keeps(application.id().value())).toList();
    if (keeping.isEmpty()) {
      Directory.correct(tx, application.process(), application.id(), contact, letter);
    }
    for (var survivor : keeping) {
      var searched = letter.filter(_ -> survivor.purpose() == KeptFor.TALENT_POOL);
      Directory.correct(
          tx, Directory.partition(survivor.purpose()), application.id(), contact, searched);
    }
  }
}
