package no.slett;

import java.util.Optional;
import no.slett.basis.Catalogue;
import no.slett.basis.ConsentTexts;
import no.slett.basis.ControllerFile;
import no.slett.basis.DataMap;
import no.slett.basis.Notice;
import no.slett.basis.NoticeWriter;
import no.slett.basis.StoredNotices;
import no.slett.config.Configuration;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.hiring.HiringProcess;
import no.slett.hiring.HiringRoutes;
import no.slett.hiring.ProcessNotices;
import no.slett.id.Language;
import no.slett.settings.Texts;

/** What applicants are told in the controller's name, made from what is configured. */
record Informing(Configuration configuration, Catalogue catalogue, ControllerFile controller) {
  ConsentTexts consents() {
    return new ConsentTexts(catalogue, controller, sentences());
  }

  ProcessNotices notices() {
    var writer =
        new NoticeWriter(
            catalogue,
            controller,
            DataMap.packaged(catalogue),
            sentences(),
            configuration.baseUrl(),
            null);
    return new ProcessNotices(
        new StoredNotices(writer), configuration.retention(), configuration.backupLifetime());
  }

  private static Texts sentences() {
    return Texts.load(NoticeWriter.class, NoticeWriter.TEXTS, null);
  }

  static HiringRoutes.ShownNotice shownNotice(Database database, ProcessNotices notices) {
    return (process, language) ->
        current(database, process, language)
            .orElseGet(
                () -> {
                  database.run(
                      Scope.system(Purpose.CLOCK, "notices"), tx -> notices.refresh(tx, process));
                  return current(database, process, language).orElseThrow();
                });
  }

  private static Optional<Notice> current(
      Database database, HiringProcess process, Language language) {
    return database.inTransaction(
        Scope.of(Purpose.PUBLIC, Actor.anonymous()),
        tx -> StoredNotices.current(tx, process.id(), language));
  }
}
