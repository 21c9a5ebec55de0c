package no.slett;

import java.util.List;
import no.slett.access.AccessSection;
import no.slett.accountability.change.Told;
import no.slett.application.ApplicationSection;
import no.slett.application.DocumentsSection;
import no.slett.application.NotesSection;
import no.slett.application.Opener;
import no.slett.application.RectificationsSection;
import no.slett.application.StatementsSection;
import no.slett.audit.LogSection;
import no.slett.basis.BasesSection;
import no.slett.basis.Catalogue;
import no.slett.basis.ConsentsSection;
import no.slett.disclosure.RecipientsSection;
import no.slett.erasure.RetentionSection;
import no.slett.handover.HandoverSection;
import no.slett.intake.ReceiptSection;
import no.slett.privacy.BlocksSection;
import no.slett.reference.ReferencesSection;
import no.slett.settings.Texts;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;
import no.slett.webhook.NotificationsSection;

/** What people are told of their applications, by each feature that stores personal data. */
final class PersonalSections {
  private PersonalSections() {}

  /** All of them, in the order in which they are told. */
  static List<AccessSection> all(
      Opener opener, KeyRing keys, ObjectStore objects, Catalogue catalogue, Texts sentences) {
    return List.of(
        new ApplicationSection(opener),
        new DocumentsSection(opener),
        new ReceiptSection(opener),
        new BasesSection(catalogue, sentences),
        new RetentionSection(),
        new NotesSection(opener),
        new ReferencesSection(keys, opener, objects),
        new StatementsSection(opener),
        RectificationsSection.create(),
        new HandoverSection(opener),
        ConsentsSection.create(),
        new BlocksSection(keys),
        RecipientsSection.create(),
        NotificationsSection.create(),
        Told.section(),
        LogSection.create());
  }
}
