package no.slett.basis;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.slett.basis.NoticePage.Passage;

/**
 * How long data are kept, that numbers stay (law ST-1), how one sees that all else is gone, and
 * what backups still hold.
 */
record NoticeStorage(NoticeWords words, NoticeTerms terms, List<Activity> activities, URI service) {
  List<Passage> passages() {
    var blocks = new ArrayList<Block>(application());
    blocks.add(words.paragraph("storage.withdraw"));
    blocks.add(words.paragraph("storage.blocks"));
    var others = activities.stream().filter(a -> a.basis() != LegalBasis.CONTRACT).toList();
    if (!others.isEmpty()) {
      blocks.add(words.paragraph("storage.others"));
      blocks.add(new Block.Bullets(others.stream().map(this::other).toList()));
    }
    blocks.add(words.paragraph("storage.statistics"));
    certificate(blocks);
    blocks.add(words.paragraph("storage.backups", Map.of("backups", backups())));
    return List.of(NoticeWriter.passage(NoticeItem.STORAGE, blocks.toArray(Block[]::new)));
  }

  private List<Block> application() {
    return switch (terms) {
      case NoticeTerms.Vacancy vacancy -> vacancy(vacancy);
      case NoticeTerms.Unsolicited unsolicited ->
          List.of(
              words.paragraph(
                  "storage.unsolicited",
                  Map.of("kept", words.wording().period(unsolicited.kept()))));
    };
  }

  private List<Block> vacancy(NoticeTerms.Vacancy vacancy) {
    var window = Map.of("window", words.wording().period(vacancy.closingWindow()));
    return List.of(
        vacancy.closingWindow().isZero()
            ? words.paragraph("storage.atOnce")
            : words.paragraph("storage.window", window),
        words.paragraph("storage.closed"),
        words.paragraph(
            "storage.forgotten",
            Map.of(
                "inactivity", words.wording().period(vacancy.inactivity()),
                "age", words.wording().period(vacancy.greatestAge()))));
  }

  private String other(Activity activity) {
    var retention = activity.retention();
    var purpose = words.say(activity.purpose());
    if (retention.duration().isZero()) {
      return words.say("storage.otherAtOnce", Map.of("purpose", purpose));
    }
    return words.say(
        "storage.other",
        Map.of(
            "purpose", purpose,
            "period", words.wording().period(retention.duration()),
            "trigger", words.say("trigger." + trigger(retention))));
  }

  /** An unsolicited application ends by its own time, whatever its process does. */
  private String trigger(Retention retention) {
    return terms instanceof NoticeTerms.Unsolicited
            && retention.trigger() == Retention.Trigger.PROCESS_CLOSED
        ? "basis-ended"
        : retention.trigger().keyword();
  }

  private void certificate(List<Block> blocks) {
    activities.stream()
        .filter(a -> a.id().equals(ActivityId.ACCOUNTABILITY))
        .map(a -> words.wording().period(a.retention().duration()))
        .forEach(kept -> blocks.add(certificate(kept)));
  }

  private Block certificate(String kept) {
    return words.paragraph("storage.certificate", Map.of("url", erasures(), "kept", kept));
  }

  private String erasures() {
    return service.toString().replaceFirst("/$", "") + "/v1/erasures/";
  }

  private String backups() {
    return words.wording().period(terms.backups());
  }
}
