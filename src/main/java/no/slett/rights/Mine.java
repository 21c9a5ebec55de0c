package no.slett.rights;

import java.util.Collection;
import java.util.List;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.directory.Directory;
import no.slett.id.ApplicationId;

/** Which applications a mailbox has, and the scope in which they may be seen. */
final class Mine {
  private static final Actor APPLICANT = new Actor("applicant", "applicant");

  private final Database database;

  Mine(Database database) {
    this.database = database;
  }

  /**
   * All of them, looked up anew each time.
   *
   * @throws no.slett.http.ProblemException 503 while the index is being rebuilt
   */
  List<ApplicationId> applications(String address) {
    return database
        .inTransaction(Scope.of(Purpose.SIGN_IN, APPLICANT), tx -> Directory.ofMailbox(tx, address))
        .orElseThrow(Directory::rebuilding);
  }

  /** Art. 6(1)(c): about these and no others. */
  static Scope scope(Collection<?> subjects) {
    return Scope.of(Purpose.RIGHTS, APPLICANT).about(subjects.toArray());
  }
}
