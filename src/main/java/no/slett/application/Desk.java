package no.slett.application;

import java.util.function.BiFunction;
import no.slett.basis.Guard;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.hiring.ProcessActivity;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/**
 * Where every piece of recruiters' work on one application begins: the application as the database
 * shows it to them, or the refusal.
 */
public final class Desk {
  private final Database database;
  private final Guard guard;
  private final ProcessActivity activity;

  public Desk(Database database, Guard guard, ProcessActivity activity) {
    this.database = database;
    this.guard = guard;
    this.activity = activity;
  }

  /** For work on many. */
  public Database database() {
    return database;
  }

  /** Recruitment, by this actor. */
  public static Scope scope(Actor actor) {
    return Scope.of(Purpose.RECRUITMENT, actor);
  }

  /**
   * Works on an application that the actor may see.
   *
   * @throws ProblemException 403 when its basis has ended, 423 when it is restricted, 404
   */
  public <T> T with(
      Actor actor, ApplicationId id, BiFunction<Transaction, SealedApplication, T> work) {
    return database
        .inTransaction(
            scope(actor),
            tx -> SealedApplication.find(tx, id).map(application -> work.apply(tx, application)))
        .orElseThrow(() -> refusal(guard.whyNot(actor, id), "There is no such application."));
  }

  /** Somebody worked on the process: it is not forgotten. */
  public void touched(HiringProcessId process) {
    activity.touched(process);
  }

  /** 423. */
  public static ProblemException restricted() {
    return ProblemType.RESTRICTED.because(
        "Processing of these data is restricted (GDPR Art. 18). They are stored and nothing else.");
  }

  /** The problem of something that the guard does not let through. */
  public static ProblemException refusal(Guard.Refusal refusal, String absent) {
    return switch (refusal) {
      case Guard.Refusal.BasisEnded() ->
          ProblemType.LEGAL_BASIS_ENDED.because(
              "The legal basis for using these data has ended (GDPR Art. 6(1)(b)).");
      case Guard.Refusal.Restricted() -> restricted();
      case Guard.Refusal.Absent() -> ProblemType.NOT_FOUND.because(absent);
    };
  }
}
