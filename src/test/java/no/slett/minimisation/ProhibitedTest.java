package no.slett.minimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.slett.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics by their words, in three languages. */
final class ProhibitedTest {
  private final Prohibited prohibited = Prohibited.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Er du gravid?                                      | family-plans       | LB-7
          Planlegger du barn de neste årene?                 | family-plans       | LB-7
          Har du born?                                       | family-plans       | LB-7
          Are you planning children?                         | family-plans       | LB-7
          Do you plan to have children?                      | family-plans       | LB-7
          Hvilken religion har du?                           | religion           | LB-7
          Kva livssyn har du?                                | religion           | LB-7
          Are you Jewish?                                    | religion           | LB-7
          Hva er din etniske bakgrunn?                       | ethnicity          | LB-7
          What is your national origin?                      | ethnicity          | LB-7
          Har du en funksjonshemming?                        | disability         | LB-7
          Har du nedsett funksjonsevne?                      | disability         | LB-7
          Do you have any disabilities?                      | disability         | LB-7
          Er du homofil?                                     | sexual-orientation | LB-7
          What is your gender identity?                      | sexual-orientation | LB-7
          Hva er ditt politiske ståsted?                     | political-view     | LB-8
          Kva politisk parti røystar du på?                  | political-view     | LB-8
          What are your political views?                     | political-view     | LB-8
          Er du medlem av en fagforening?                    | union-membership   | LB-8
          Er du fagorganisert?                               | union-membership   | LB-8
          Kva fagforeining er du med i?                      | union-membership   | LB-8
          Are you a member of a trade union?                 | union-membership   | LB-8
          Hvordan er helsetilstanden din?                    | health             | LB-9
          Har du vore mykje sjukmeld?                        | health             | LB-9
          Do you have any medical conditions?                | health             | LB-9
          Kan du legge fram helseattest?                     | health             | LB-9
          """)
  void aQuestionAndANoteAreSeenForWhatTheyTouch(String text, String topic, String rule) {
    assertThat(asked(text)).containsEntry("topics", List.of(topic)).containsEntry("rule", rule);
    assertThat(noted(List.of(), text)).containsEntry("topics", List.of(topic));
    assertThat(noted(List.of(topic), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Oppgi fødselsnummeret ditt                         | national-identity-number | LB-10
          What is your social security number?               | national-identity-number | LB-10
          Har du vært straffedømt?                           | criminal-record          | LB-11
          Kan du leggje fram politiattest?                   | criminal-record          | LB-11
          Have you ever been convicted?                      | criminal-record          | LB-11
          Hva er dagens lønn?                                | previous-salary          | LB-14
          Kva tener du i dag?                                | previous-salary          | LB-14
          What was your previous salary?                     | previous-salary          | LB-14
          """)
  void someThingsMustOnlyNotBeAskedFor(String text, String topic, String rule) {
    assertThat(asked(text)).containsEntry("topics", List.of(topic)).containsEntry("rule", rule);
    assertThat(noted(List.of(), text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Når kan du begynne?",
        "Hvilke lønnsforventninger har du?",
        "What are your salary expectations?",
        "Har du jobbet med barn og unge?",
        "Har du førerkort klasse B?",
        "Hvorfor vil du jobbe hos oss?",
        "Kan du jobbe i turnus?",
        "Godt organisert, på samme nivå som de beste. Christian og Kristen Lauvås møtte.",
        "Helsefagarbeider med autorisasjon fra Helsedirektoratet. Jobbet i helsesektoren.",
        "Har du stilt diagnosene før? Erfaring med syke barn og kreftavdelingen.",
        "Fant en race condition og adopterte Kubernetes. The same in Oslo.",
        "Jeg tror hun passer. Hun ga aldri opp."
      })
  void ordinaryWorkIsNoTopic(String text) {
    assertThat(asked(text)).isEmpty();
    assertThat(noted(List.of(), text)).isEmpty();
  }

  @Test
  void everyTopicHasToBeAnsweredFor() {
    var text = "Er gravid,\nog tillitsvalgt";
    assertThat(noted(List.of(), text))
        .containsEntry("topics", List.of("family-plans", "union-membership"));
    assertThat(noted(List.of("family-plans"), text))
        .containsEntry("topics", List.of("union-membership"));
    assertThat(noted(List.of("union-membership", "family-plans"), text)).isEmpty();
  }

  @Test
  void theWordsAreNotRepeated() {
    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () -> prohibited.warn(List.of(), Stream.of("Hun heter Turid og er gravid")));
    assertThat(refusal.problem().body().toString())
        .doesNotContain("gravid")
        .doesNotContain("Turid");
    assertThatCode(() -> prohibited.warn(List.of(), Stream.empty())).doesNotThrowAnyException();
  }

  private Map<String, Object> asked(String question) {
    return members(() -> prohibited.refuseQuestion("questions.nb[0]", question));
  }

  private Map<String, Object> noted(List<String> acknowledged, String text) {
    return members(() -> prohibited.warn(acknowledged, Stream.of(text)));
  }

  private static Map<String, Object> members(Runnable saying) {
    try {
      saying.run();
      return Map.of();
    } catch (ProblemException refusal) {
      return refusal.problem().members();
    }
  }
}
