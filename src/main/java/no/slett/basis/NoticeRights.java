package no.slett.basis;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.slett.basis.NoticePage.Passage;
import org.jspecify.annotations.Nullable;

/** What a person may do, and what nobody does to them. */
record NoticeRights(
    NoticeWords words, Controller controller, @Nullable URI page, List<Activity> activities) {

  /** A section of its own as soon as one may object to anything (Art. 21(4), law IN-3). */
  List<Passage> objection() {
    if (!objectable()) {
      return List.of();
    }
    return List.of(
        NoticeWriter.passage(
            List.of(
                words.paragraph("objection.right"),
                new Block.Bullets(NoticePurposes.interests(words, activities)),
                words.paragraph("objection.how", email()))));
  }

  List<Passage> duty() {
    return List.of(
        NoticeWriter.passage(
            NoticeItem.DUTY_TO_PROVIDE,
            words.paragraph("duty.need"),
            words.paragraph("duty.leaveOut"),
            words.paragraph("duty.referees")));
  }

  List<Passage> rights() {
    return List.of(
        NoticeWriter.passage(NoticeItem.RIGHTS, list(), how()),
        NoticeWriter.passage(NoticeItem.WITHDRAWAL, withdrawal()),
        NoticeWriter.passage(NoticeItem.COMPLAINT, words.paragraph("rights.complaint")));
  }

  private Block list() {
    var object = objectable() ? "rights.object" : "rights.objectNone";
    return new Block.Bullets(
        Stream.of(
                "rights.access",
                "rights.rectification",
                "rights.erasure",
                "rights.restriction",
                "rights.portability",
                object)
            .map(words::say)
            .toList());
  }

  private Block how() {
    var sentences = new ArrayList<String>();
    if (page != null) {
      sentences.add(words.say("rights.page", Map.of("url", page.toString())));
    }
    sentences.add(words.say("rights.how", email()));
    return new Block.Paragraph(String.join(" ", sentences));
  }

  private Block withdrawal() {
    return activities.stream().anyMatch(a -> a.basis() == LegalBasis.CONSENT)
        ? words.paragraph("rights.withdrawal", email())
        : words.paragraph("rights.withdrawalNone");
  }

  List<Passage> decisions() {
    return List.of(
        NoticeWriter.passage(NoticeItem.AUTOMATED_DECISIONS, words.paragraph("decisions.none")));
  }

  List<Passage> changes() {
    return List.of(
        NoticeWriter.passage(
            NoticeItem.NEW_PURPOSES,
            words.paragraph("changes.first"),
            words.paragraph("changes.recipients")));
  }

  private boolean objectable() {
    return activities.stream().anyMatch(Activity::objectable);
  }

  private Map<String, String> email() {
    return Map.of("email", controller.email().value());
  }
}
