package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.basis.Catalogue;
import no.slett.basis.Column;
import no.slett.basis.DataCategory;
import no.slett.basis.DataItem;
import no.slett.basis.DataMap;
import no.slett.basis.Person;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Erasing deletes, and nothing anonymises: no call, and no statement that keeps somebody's row with
 * its fields blanked.
 */
@Law("ER-4")
final class ErasureDeletesTest {
  private static final DataMap MAP = DataMap.packaged(Catalogue.load(null));

  /**
   * What proves an erasure, who has read, or that there was a consent (law CO-1): by opaque ids and
   * never by content.
   */
  private static final Set<DataCategory> PROOFS =
      Set.of(
          DataCategory.ERASURE_PROOF,
          DataCategory.ACCESS_LOG,
          DataCategory.CONSENT,
          DataCategory.STAFF_ACCOUNT);

  private static final Pattern ANONYMISE =
      Pattern.compile("(?i)(pseud|an)onymi[sz](e|ing|ation)|de-?identif|obfuscat|scrub|redactAppl");

  private static final Pattern UPDATE =
      Pattern.compile(
          "(?is)\\bupdate\\s+(?:slett\\.)?(\\w+)\\s+(?:\\w+\\s+)?set\\s(.*?)(?:;|\"\"\"|\",)");

  private static final Pattern BLANKED = Pattern.compile("(?i)\\b(\\w+)\\s*=\\s*(?:''|null\\b)");

  /**
   * Rows that stay because something of the person still has a basis: of a survivor's application
   * the items without one are deleted, and the referee's objection has to be remembered. All of
   * them are deleted with the application.
   */
  private static final Set<String> STILL_LIVING =
      Set.of(
          "application.profile",
          "application.receipt",
          "application.decision_comment",
          "referee.contact");

  @TempDir private Path folder;

  @Test
  void noTableButThoseOfProofKnowsWhoWasErased() throws IOException {
    try (var house = House.build(Files.createDirectory(folder.resolve("house")))) {
      var service = new Catalogues(folder).enabling(house, "talent-pool", "referee-contact").open();
      var story = Story.of(service);
      var api = House.api(service);
      var desk = Requester.of(api, "vernepia");
      var recorded = new Recorded(house, story, api, desk, Requester.of(api, "verneola"));
      var cv = "Sjelden steinhogger".getBytes(StandardCharsets.UTF_8);
      var process = story.openProcess("Steinhogger", "P14D");
      var receipt = recorded.applied(process, "Steinvor", "steinvor@example.org", cv);
      var other = recorded.applied(process, "Steinunn", "steinunn@example.org", cv);
      story.awaitInspected(receipt);
      story.awaitInspected(other);
      var me = new Postbox(api, "steinvor@example.org").signIn();
      recorded.note(receipt, "Slo hardt i bordet");
      recorded.note(other, "Slo ikke");
      recorded.referenced(receipt);
      recorded.consented(me, receipt);
      recorded.putRight(me, receipt);
      recorded.awaitQuiet();

      var id = Recorded.id(receipt);
      assertThat(bearing(house, id))
          .contains(
              "slett.application",
              "slett.basis",
              "slett.document",
              "slett.note",
              "slett.referee",
              "slett.reference_note",
              "slett.statement",
              "slett.rectification",
              "slett.consent",
              "slett.consent_link",
              "working_index.directory",
              "working_index.fulltext")
          .doesNotContain("slett.statistic");

      me.delete("/v1/me/applications/" + id).expect(202);
      story.awaitErased(receipt);
      recorded.awaitQuiet();

      assertThat(bearing(house, id))
          .contains("slett.erasure", "slett.audit_event")
          .allMatch(table -> isProof(table), "proves, and holds nothing else");
      assertThat(bearing(house, Recorded.id(other))).contains("slett.application", "slett.note");
      assertThat(house.count("statistic where event <> ''")).isPositive();
      assertThat(
              house.ask(
                  "select string_agg(distinct data_type, ' ' order by data_type) from"
                      + " information_schema.columns where table_schema = 'slett' and table_name ="
                      + " 'statistic'"))
          .as("no counter can hold an id")
          .doesNotContain("uuid", "bytea", "json", "ARRAY");
    }
  }

  @Test
  void noCallAnonymises() throws IOException {
    assertThat(ANONYMISE.matcher("POST /v1/applications/{id}/anonymisation").find()).isTrue();
    var contract = Files.readString(Path.of("openapi.yaml"));
    assertThat(contract.contains("operationId: withdraw")).as("the contract was read").isTrue();
    assertThat(ANONYMISE.matcher(contract).results().map(m -> m.group())).isEmpty();
  }

  @Test
  void noStatementBlanksWhatItShouldDelete() throws IOException {
    assertThat(blanked("tx.update(\"update note set object = '', data_key = null\", id)"))
        .containsExactlyInAnyOrder("note.object", "note.data_key");
    var sealed = sealed();
    assertThat(sealed).contains("application.profile", "document.name", "request_content.content");
    try (var files = Files.walk(Path.of("src", "main"))) {
      var found =
          files
              .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sql"))
              .flatMap(f -> blanked(text(f)))
              .filter(sealed::contains)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(found).isEqualTo(new TreeSet<>(STILL_LIVING));
    }
  }

  /** Every table, of the working index too, in which the text of some row has the id. */
  private static Set<String> bearing(House house, String id) {
    var tables =
        house.ask(
            "select string_agg(schemaname || '.' || tablename, ' ') from pg_tables where schemaname"
                + " in ('slett', 'working_index')");
    return Arrays.stream(tables.split(" "))
        .filter(
            table ->
                !house
                    .ask("select count(*) from " + table + " t where t::text like '%" + id + "%'")
                    .equals("0"))
        .map(ErasureDeletesTest::parent)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A partition of the working index counts as its table. */
  private static String parent(String table) {
    return MAP.columns().keySet().stream()
        .map(c -> c.schema() + "." + c.table())
        .filter(known -> table.equals(known) || table.startsWith(known + "_"))
        .max(Comparator.comparingInt(String::length))
        .orElse(table);
  }

  private static boolean isProof(String table) {
    var items =
        MAP.columns().entrySet().stream()
            .filter(e -> (e.getKey().schema() + "." + e.getKey().table()).equals(table))
            .map(Map.Entry::getValue)
            .toList();
    return !items.isEmpty()
        && items.stream()
            .allMatch(
                item ->
                    item.form() != DataItem.Form.SEALED
                        && item.form() != DataItem.Form.INDEX
                        && PROOFS.containsAll(item.categories()));
  }

  private static Set<String> sealed() {
    return MAP.columns().entrySet().stream()
        .filter(e -> e.getValue().form() == DataItem.Form.SEALED)
        .filter(e -> !e.getValue().persons().equals(Set.of(Person.STAFF)))
        .map(e -> name(e.getKey()))
        .collect(Collectors.toSet());
  }

  private static String name(Column column) {
    return column.table() + "." + column.name();
  }

  private static Stream<String> blanked(String source) {
    return UPDATE
        .matcher(source)
        .results()
        .flatMap(
            update ->
                BLANKED
                    .matcher(update.group(2))
                    .results()
                    .map(field -> update.group(1) + "." + field.group(1)));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
