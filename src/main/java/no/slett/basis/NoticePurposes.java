package no.slett.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.slett.basis.NoticePage.Passage;

/** What the data are used for, on which basis, and which interests stand behind it. */
record NoticePurposes(NoticeWords words, DataMap dataMap, List<Activity> activities) {
  List<Passage> passages() {
    var blocks = activities.stream().flatMap(a -> purpose(a).stream()).toArray(Block[]::new);
    return List.of(
        NoticeWriter.passage(NoticeItem.PURPOSES_AND_BASES, blocks),
        NoticeWriter.passage(NoticeItem.LEGITIMATE_INTERESTS, interests()));
  }

  private List<Block> purpose(Activity activity) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(words.say(activity.purpose())));
    blocks.add(new Block.Paragraph(basis(activity)));
    var held = dataMap.categories(Person.APPLICANT, activity);
    if (!held.isEmpty()) {
      blocks.add(words.paragraph("purposes.data"));
      blocks.add(words.categories(List.copyOf(held)));
    }
    return blocks;
  }

  private String basis(Activity activity) {
    return switch (activity.basis()) {
      case CONSENT -> words.say("basis.consent");
      case CONTRACT -> words.say("basis.contract");
      case LEGITIMATE_INTEREST -> words.say("basis.interest");
      case LEGAL_OBLIGATION ->
          words.say("basis.obligation", Map.of("obligation", obligation(activity)));
    };
  }

  private String obligation(Activity activity) {
    return words.say(Objects.requireNonNull(activity.obligation()));
  }

  private Block[] interests() {
    var interests = interests(words, activities);
    var heading = new Block.Heading(words.say("interests.heading"));
    return interests.isEmpty()
        ? new Block[] {heading, words.paragraph("interests.none")}
        : new Block[] {heading, words.paragraph("interests.some"), new Block.Bullets(interests)};
  }

  /** The interests behind these activities, as told to the person. */
  static List<String> interests(NoticeWords words, List<Activity> activities) {
    return activities.stream()
        .filter(Activity::objectable)
        .map(a -> words.say(Objects.requireNonNull(a.assessment()).interest()))
        .toList();
  }
}
