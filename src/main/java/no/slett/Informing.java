package no.slett;

import java.util.Optional;
import no.slett.basis.Catalogue;
import no.slett.basis.ConsentTexts;
import no.slett.basis.Controller;
import no.slett.basis.ControllerFile;
import no.slett.basis.DataMap;
import no.slett.basis.NoticeWriter;
import no.slett.basis.RefereeNotice;
import no.slett.basis.StoredNotices;
import no.slett.config.Configuration;
import no.slett.hiring.ProcessNotices;
import no.slett.mail.MailAddress;
import no.slett.settings.Texts;

/** What applicants are told in the controller's name, made from what is configured. */
record Informing(Configuration configuration, Catalogue catalogue, ControllerFile controller) {
  ConsentTexts consents() {
    return new ConsentTexts(catalogue, controller, sentences());
  }

  RefereeNotice referees() {
    return new RefereeNotice(catalogue, controller, sentences());
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

  /** Whom the daily report of what is blocked goes to. */
  MailAddress officer() {
    var named = Optional.ofNullable(controller.controller().dataProtectionOfficer());
    return configuration
        .privacyMailbox()
        .or(() -> named.map(Controller.Contact::email))
        .orElse(configuration.mail().from());
  }

  private static Texts sentences() {
    return Texts.load(NoticeWriter.class, NoticeWriter.TEXTS, null);
  }
}
