package no.slett.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import no.slett.basis.Catalogue;
import no.slett.basis.DataMap;
import no.slett.config.Configuration;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import org.junit.jupiter.api.Test;

/**
 * Ranking people by machine is high-risk (Regulation (EU) 2024/1689, Annex III(4)(a)): there is no
 * place for its result, neither in the contract nor in a table, and no switch that turns it on.
 */
@Law("LB-13")
final class NothingIsScoredTest {
  private static final Set<String> WORDS =
      Set.of(
          ("score scores scored scoring rank ranks ranked ranking rating ratings rated grade grades"
                  + " graded percentile percentage match matches matched matching fit fitness"
                  + " prediction predicted probability likelihood profiling suitability aptitude"
                  + " personality recommendation recommended shortlist shortlisted model embedding"
                  + " embeddings ai ml llm")
              .split(" "));
  private static final Pattern BETWEEN = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  @Test
  void theContractHasNoNameForIt() {
    var names = new ArrayList<String>();
    collect(Contract.load().document(), names::add);
    assertThat(names).contains("stage", "reasonCode", "/v1/talent-pool", "qualifications");
    assertThat(names).filteredOn(NothingIsScoredTest::scores).isEmpty();
  }

  @Test
  void noColumnHoldsIt() {
    var columns = DataMap.packaged(Catalogue.load(null)).columns().keySet();
    var names = columns.stream().map(c -> c.table() + "." + c.name()).toList();
    assertThat(names).contains("application.stage");
    assertThat(names).filteredOn(NothingIsScoredTest::scores).isEmpty();
  }

  @Test
  void nothingTurnsItOn() {
    assertThatThrownBy(
            () -> Configuration.read(Map.of("SLETT_AI_FEATURE", "true"), Optional.empty()))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid ->
                assertThat(invalid.problems())
                    .contains("SLETT_AI_FEATURE is no configuration key"));
  }

  @Test
  void theWordsAreFoundHoweverTheyAreJoined() {
    assertThat(List.of("matchScore", "cv_rank", "ai-feature", "/v1/applications/ranking"))
        .allMatch(NothingIsScoredTest::scores);
    assertThat(List.of("received_at", "profile", "maintainer", "/v1/statistics"))
        .noneMatch(NothingIsScoredTest::scores);
  }

  /** Paths, parameters, fields and the values that they may have. */
  private static void collect(JsonNode node, Consumer<String> names) {
    node.path("paths").fieldNames().forEachRemaining(names);
    node.path("properties").fieldNames().forEachRemaining(names);
    node.path("enum").forEach(value -> names.accept(value.asText()));
    if (node.has("in")) {
      names.accept(node.path("name").asText());
    }
    node.forEach(child -> collect(child, names));
  }

  private static boolean scores(String name) {
    return Arrays.stream(BETWEEN.split(name))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(WORDS::contains);
  }
}
