package no.slett.application;

import java.util.List;
import java.util.Map;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** Tells what the person sent in the form, where it went, and what was decided. */
public final class ApplicationSection implements AccessSection {
  private final Opener opener;

  public ApplicationSection(Opener opener) {
    this.opener = opener;
  }

  @Override
  public String name() {
    return "application";
  }

  private record Facts(
      String title,
      String status,
      List<String> reached,
      String noticeVersion,
      String noticeSha256,
      String locale) {
    static Facts read(Row row) {
      return new Facts(
          row.text("title"),
          row.text("status"),
          row.texts("reached"),
          row.text("notice_version"),
          row.text("notice_sha256"),
          row.text("locale"));
    }
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var application = SealedApplication.find(tx, id);
    var facts =
        tx.first(
            """
            select p.title, process_status(p) as status, a.reached, a.notice_version,
                a.notice_sha256, a.locale
            from application a join hiring_process p on p.id = a.process_id where a.id = ?
            """,
            Facts::read,
            id);
    return () ->
        application.flatMap(found -> facts.map(known -> open(found, known))).stream().toList();
  }

  private Entry open(SealedApplication application, Facts facts) {
    var entry =
        new Entry()
            .text("title", facts.title())
            .code("processStatus", facts.status())
            .text("applicationId", application.id())
            .text("hiringProcessId", application.process())
            .at("receivedAt", application.receivedAt());
    if (application.hasForm()) {
      typed(entry, opener.profile(application), opener.form(application));
    }
    entry
        .code("locale", facts.locale())
        .text("noticeVersion", facts.noticeVersion())
        .text("noticeSha256", facts.noticeSha256())
        .flag("sameMailbox", application.sameMailbox())
        .code("stage", application.stage())
        .codes("reached", facts.reached());
    var decision = ShownDecision.of(opener, application);
    return decision == null
        ? entry
        : entry
            .code("decision", decision.decision())
            .code("decisionReason", decision.reasonCode())
            .written("decisionComment", decision.comment())
            .at("decidedAt", decision.decidedAt());
  }

  private static void typed(Entry entry, Profile profile, Form form) {
    entry
        .text("givenName", profile.givenName())
        .text("familyName", profile.familyName())
        .text("email", profile.email())
        .text("phone", profile.phone())
        .text("address", profile.address())
        .text("coverLetter", form.coverLetter());
    if (form.answers() != null) {
      entry.entries(
          "answers", form.answers().entrySet().stream().map(ApplicationSection::answer).toList());
    }
    if (form.referees() != null) {
      entry.entries(
          "namedReferees", form.referees().stream().map(ApplicationSection::referee).toList());
    }
  }

  private static Entry answer(Map.Entry<String, String> answer) {
    return new Entry().text("question", answer.getKey()).text("answer", answer.getValue());
  }

  private static Entry referee(Form.Referee referee) {
    return new Entry()
        .text("name", referee.name())
        .text("relation", referee.relation())
        .text("email", referee.email())
        .text("phone", referee.phone());
  }
}
