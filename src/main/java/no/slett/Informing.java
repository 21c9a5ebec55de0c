package no.slett;

import java.util.List;
import java.util.Optional;
import no.slett.access.AccessSection;
import no.slett.accountability.change.News;
import no.slett.application.Opener;
import no.slett.basis.AnswerTerms;
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
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

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

  /** What is promised to people who have applied, for when somebody else is to get data. */
  News.Terms promised() {
    return new News.Terms(configuration.announcedBefore(), configuration.baseUrl());
  }

  /** What every answer to a request for access says. */
  AnswerTerms terms() {
    return new AnswerTerms(catalogue, controller, sentences());
  }

  /** What people are told of their applications. */
  List<AccessSection> sections(Opener opener, KeyRing keys, ObjectStore objects) {
    return PersonalSections.all(opener, keys, objects, catalogue, sentences());
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
