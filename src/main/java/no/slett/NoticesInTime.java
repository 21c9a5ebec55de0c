package no.slett;

import java.util.Optional;
import no.slett.basis.Notice;
import no.slett.basis.StoredNotices;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.hiring.HiringProcess;
import no.slett.hiring.HiringRoutes;
import no.slett.hiring.ProcessNotices;
import no.slett.id.Language;

/** The stored notice of a process, written when somebody asks before the sweep has. */
record NoticesInTime(Database database, ProcessNotices notices)
    implements HiringRoutes.ShownNotice {
  @Override
  public Notice current(HiringProcess process, Language language) {
    return stored(process, language)
        .orElseGet(
            () -> {
              database.run(
                  Scope.system(Purpose.CLOCK, "notices"), tx -> notices.refresh(tx, process));
              return stored(process, language).orElseThrow();
            });
  }

  private Optional<Notice> stored(HiringProcess process, Language language) {
    return database.inTransaction(
        Scope.of(Purpose.PUBLIC, Actor.anonymous()),
        tx -> StoredNotices.current(tx, process.id(), language));
  }
}
