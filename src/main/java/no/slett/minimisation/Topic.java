package no.slett.minimisation;

import java.util.List;
import java.util.stream.Stream;
import no.slett.http.Fields;
import no.slett.settings.Keyword;
import org.jspecify.annotations.Nullable;

/** What an employer must not ask about, and must not learn from others either. */
public enum Topic implements Keyword {
  /** Pregnancy, adoption, plans to have children: ldl. § 30. */
  FAMILY_PLANS("LB-7", true),
  /** Religion and belief: ldl. § 30. */
  RELIGION("LB-7", true),
  /** Ethnicity: ldl. § 30. */
  ETHNICITY("LB-7", true),
  /** Disability: ldl. § 30. */
  DISABILITY("LB-7", true),
  /** Sexual orientation, gender identity and expression: ldl. § 30, aml. § 13-4(3). */
  SEXUAL_ORIENTATION("LB-7", true),
  /** Political views: aml. § 13-4. */
  POLITICAL_VIEW("LB-8", true),
  /** Membership of a trade union: aml. § 13-4. */
  UNION_MEMBERSHIP("LB-8", true),
  /** Health: aml. § 9-3, which no consent widens. */
  HEALTH("LB-9", true),
  /** National identity number: pol. § 12. */
  NATIONAL_IDENTITY_NUMBER("LB-10", false),
  /** Offences and police certificates: Art. 10. */
  CRIMINAL_RECORD("LB-11", false),
  /** Earlier or present pay: Directive (EU) 2023/970, Art. 5(2). */
  PREVIOUS_SALARY("LB-14", false);

  private static final int MOST = 20;

  private final String rule;
  private final boolean noted;

  Topic(String rule, boolean noted) {
    this.rule = rule;
    this.noted = noted;
  }

  /** The requirement that forbids it. */
  public String rule() {
    return rule;
  }

  /** Whether writing of it is warned of; all are forbidden as questions. */
  boolean noted() {
    return noted;
  }

  /**
   * The topics that the writer of a note answers for, by their spelling; none when there is no
   * list.
   *
   * @throws no.slett.http.ProblemException 422 {@code invalid-field} for another word
   */
  public static List<String> acknowledged(@Nullable List<String> topics) {
    var given = Fields.listIfAny("acknowledgedTopics", topics, MOST);
    if (given == null) {
      return List.of();
    }
    for (var i = 0; i < given.size(); i++) {
      Fields.oneOf("acknowledgedTopics[" + i + "]", given.get(i), ofNotes());
    }
    return List.copyOf(given);
  }

  private static List<String> ofNotes() {
    return Stream.of(values()).filter(Topic::noted).map(Topic::keyword).toList();
  }
}
