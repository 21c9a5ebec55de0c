package no.slett.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Problem;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.vault.DataKey;
import no.slett.vault.KeptFor;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/** What holds and restrictions have in common: about what, and why. */
final class Blocks {
  private final KeyRing keys;

  Blocks(KeyRing keys) {
    this.keys = keys;
  }

  /** For acting on one application and nothing else. */
  static Scope about(Actor actor, ApplicationId application) {
    return Scope.of(Purpose.RIGHTS, actor).about(application);
  }

  /** For lists, and for finding which application something is about. */
  static Scope accounting(Actor actor) {
    return Scope.of(Purpose.ACCOUNTABILITY, actor);
  }

  private record State(boolean claimed, boolean inReduction, boolean reduced) {
    static State read(Row row) {
      return new State(row.flag("claimed"), row.flag("in_reduction"), row.flag("reduced"));
    }
  }

  /**
   * What is to be blocked.
   *
   * @param reduced whether its own key is gone, so that only another purpose's can seal more
   */
  record Target(SealedApplication application, boolean reduced) {}

  /** What somebody said: why, and in which file of the dispute. */
  record Said(String reason, @Nullable String matterRef) {
    @Override
    public String toString() {
      return "Said[...]";
    }
  }

  /**
   * Makes whoever is about to claim the erasure wait until this transaction is committed, and then
   * see what it did.
   *
   * @throws ProblemException 404 when there is no such application, 409 when it has been claimed
   */
  static void beforeAnyClaim(Transaction tx, ApplicationId application) {
    if (lock(tx, application).claimed()) {
      throw ProblemType.ERASING.because(
          "The erasure of this application has begun. There is no way back.");
    }
  }

  private static State lock(Transaction tx, ApplicationId application) {
    tx.call(
        """
        select application_id from erasure
        where application_id = ? and claimed_at is null for update
        """,
        application);
    return tx.first(
            """
            select claimed_at is not null as claimed, reduction is not null as in_reduction,
                exists (select from survival s
                  where s.application_id = erasure.application_id) as reduced
            from erasure where application_id = ?
            """,
            State::read,
            application)
        .orElseThrow(Blocks::noApplication);
  }

  /**
   * What is to be blocked, under the lock.
   *
   * @throws ProblemException 404, 409 {@code erasing} or {@code wrong-state}, or 422
   */
  static Target toBlock(Transaction tx, ApplicationId id, @Nullable UUID item) {
    beforeAnyClaim(tx, id);
    var state = lock(tx, id);
    if (state.inReduction()) {
      throw ProblemType.WRONG_STATE.because(
          "The application is being reduced to what outlives its process. Try again in a minute.");
    }
    var application = SealedApplication.find(tx, id).orElseThrow(Blocks::noApplication);
    if (item != null && !isItem(tx, id, item)) {
      throw Problem.invalidField("itemId", "The application has no such document or note.")
          .exception();
    }
    return new Target(application, state.reduced());
  }

  private static boolean isItem(Transaction tx, ApplicationId application, UUID item) {
    return tx.first(
            """
            select true as there from document where application_id = ? and id = ?
            union all select true from note where application_id = ? and id = ?
            """,
            row -> row.flag("there"),
            application,
            item,
            application,
            item)
        .isPresent();
  }

  /**
   * Seals it so that it goes when what it is about goes: under the application's key, or with what
   * the block's purpose keeps of it.
   */
  void say(Transaction tx, Target target, BlockId id, KeptFor purpose, Said said) {
    var application = target.application();
    var key = DataKey.random();
    var matter = said.matterRef();
    tx.update(
        "insert into reason (id, application_id, data_key, sealed, matter_ref)"
            + " values (?, ?, ?, ?, ?)",
        id,
        application.id(),
        wrapped(target, key, purpose, aad(id)),
        key.seal(said.reason().getBytes(StandardCharsets.UTF_8), aad(id)),
        matter == null ? null : key.seal(matter.getBytes(StandardCharsets.UTF_8), matterAad(id)));
  }

  private byte[] wrapped(Target target, DataKey key, KeptFor purpose, String aad) {
    var application = target.application();
    if (target.reduced()) {
      keys.keepMore(purpose, application.id(), aad, key);
      return new byte[0];
    }
    return keys.application(application.process(), application.id()).wrap(key, aad);
  }

  private record SealedReason(byte[] dataKey, byte[] sealed, byte @Nullable [] matterRef) {
    static SealedReason read(Row row) {
      return new SealedReason(
          row.bytes("data_key"), row.bytes("sealed"), row.bytesOrNull("matter_ref"));
    }
  }

  /** Why, unless a restore lost that or the erasure has been claimed. */
  Optional<Said> said(Transaction tx, ApplicationId id, BlockId block) {
    var sealed =
        tx.first(
            "select data_key, sealed, matter_ref from reason where id = ?",
            SealedReason::read,
            block);
    return SealedApplication.find(tx, id)
        .flatMap(application -> sealed.map(found -> open(application, block, found)));
  }

  private Said open(SealedApplication application, BlockId block, SealedReason reason) {
    var key = keys.item(application.process(), application.id(), reason.dataKey(), aad(block));
    var matter = reason.matterRef();
    return new Said(
        new String(key.open(reason.sealed(), aad(block)), StandardCharsets.UTF_8),
        matter == null
            ? null
            : new String(key.open(matter, matterAad(block)), StandardCharsets.UTF_8));
  }

  static void audit(
      Transaction tx, Scope scope, Action action, ApplicationId application, BlockId block) {
    Audit.record(tx, scope, new Audit.Event(action, null, application, block.value(), null));
  }

  static void auditList(Transaction tx, Scope scope) {
    Audit.record(tx, scope, new Audit.Event(Action.BLOCKS_LISTED, null, null, null, null));
  }

  static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("There is nothing with this id.");
  }

  private static ProblemException noApplication() {
    return ProblemType.NOT_FOUND.because("There is no such application.");
  }

  private static String aad(BlockId id) {
    return "reason:" + id;
  }

  private static String matterAad(BlockId id) {
    return "matter:" + id;
  }
}
