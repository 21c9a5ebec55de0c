package no.slett.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.id.HiringProcessId;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  @SuppressWarnings("NullAway.Init")
  @Parameter
  PostgresServer server;

  @SuppressWarnings("NullAway.Init")
  private IndexKit kit;

  @SuppressWarnings("NullAway.Init")
  private HiringProcessId process;

  @BeforeParameterizedClassInvocation
  void start(PostgresServer on) throws SQLException {
    kit = new IndexKit(on);
    process = kit.process();
    kit.withText(process, "quite another matter");
  }

  static Stream<PostgresServer> servers() {
    return Stream.of(TestPostgres.server(), TestPostgres.version15());
  }

  @AfterParameterizedClassInvocation
  void stop() {
    assertThat(kit.test().database().activeConnections()).isZero();
    kit.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Vedlagt er søknadene mine         | søknad
          Vedlagt er en søknad              | søknadene
          Vi er utviklere                   | utvikler
          Hun er utvikler                   | utviklere
          Arbeid på barnehageplass          | barnehage
          Applying for positions            | position
          A position                        | positions
          Telefon 912 34 567                | 567
          Avsluttet 2019-06-30              | 2019
          Avsluttet 2019-06-30              | 06
          Karakter 5.25                     | 5.25
          Anne-Marie Bø-Åsen                | anne-marie
          Anne-Marie Bø-Åsen                | Marie Åsen
          Anne-Marie Bø-Åsen                | åsen-bø
          kari.nordmann@example.no          | kari.nordmann@example.no
          kari.nordmann@example.no          | nordmann
          https://example.no/cv/kari        | example kari
          Java/Kotlin og/eller node.js      | kotlin
          Java/Kotlin og/eller node.js      | eller
          Java/Kotlin og/eller node.js      | node.js
          GÅTT I SKOLE PÅ ØRLAND            | ørland
          gått på skole                     | GÅTT
          Ærlig og åpen                     | ærlig ÅPEN
          C++ og C# i ti år                 | c++
          C++ og C# i ti år                 | C#
          Oﬃce og eﬀektiv                   | office effektiv
          Łukasz Œuvre Straße               | łukasz straße
          Привет мир                        | мир
          履歴書                             | 履歴書
          O'Brien's CV                      | o'brien
          """)
  void finds(String text, String query) throws SQLException {
    var application = kit.withText(process, text);
    assertThat(kit.search(process, query)).contains(application);
    assertThat(kit.search(process, query + " xyzzy")).isEmpty();
  }

  @Test
  void decomposedLettersAreTheSameOnBothSides() throws SQLException {
    var decomposed = Normalizer.normalize("Håkon Ågård på café", Normalizer.Form.NFD);
    var application = kit.withText(process, decomposed);
    assertThat(kit.search(process, "ågård café")).containsExactly(application);
    assertThat(kit.search(process, Normalizer.normalize("håkon", Normalizer.Form.NFD)))
        .containsExactly(application);
  }

  @Test
  void invisibleCharactersDoNotSplitWords() throws SQLException {
    var application = kit.withText(process, "syke\u00adpleier og sjuke\u200bpleiar");
    assertThat(kit.search(process, "sykepleier sjukepleiar")).containsExactly(application);
  }

  @Test
  void wordsMayBeSpreadOverItems() throws SQLException {
    var application = kit.withText(process, "snekker i Bodø");
    kit.putText(process, application, "førerkort klasse B");
    kit.withText(process, "snekker uten");
    assertThat(kit.search(process, "førerkort snekker")).containsExactly(application);
  }

  @Test
  void frequentWordsCountLikeOthers() throws SQLException {
    var application = kit.withText(process, "rørlegger og far");
    kit.withText(process, "rørlegger");
    assertThat(kit.search(process, "og rørlegger")).containsExactly(application);
    assertThat(kit.search(process, "og")).contains(application);
    var english = kit.withText(process, "over the hills");
    assertThat(kit.search(process, "the over")).contains(english).doesNotContain(application);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "&",
        "!",
        "a & | b",
        "'",
        "''",
        "\\",
        "a\\",
        "(((",
        ":*",
        "a:*b",
        "<->",
        "a <2> b",
        "\"",
        "%",
        "\u0000",
        "a\u0000b",
        "{a,b}",
        "NULL",
        "\ud800",
        "\ud83d\ude00",
        "$1",
        "+-#++"
      })
  void nothingChokes(String query) throws SQLException {
    assertThat(Search.of(query).words()).hasSizeLessThan(4);
    kit.withText(process, query);
    kit.search(process, query);
    if (Search.of(query).isEmpty()) {
      assertThat(kit.search(process, query)).isEmpty();
    }
  }

  @Test
  void aWordThatOnlyOneConfigurationStemsToNothingIsFoundAsItIs() throws SQLException {
    var application = kit.withText(process, "ikke");
    assertThat(kit.search(process, "ikke")).contains(application);
  }

  @Test
  void textsAreReplacedWhole() throws SQLException {
    var application = kit.application(process);
    var item = UUID.randomUUID();
    var text = "mangfoldig ".repeat(30_000) + "forsvinner";
    kit.as(Purpose.INDEX, tx -> Directory.putText(tx, process, application, item, text));
    assertThat(kit.search(process, "forsvinner")).containsExactly(application);
    kit.as(Purpose.INDEX, tx -> Directory.putText(tx, process, application, item, "erstattet"));
    assertThat(kit.search(process, "forsvinner")).isEmpty();
    assertThat(kit.search(process, "erstattet")).containsExactly(application);
  }

  /** All different, in letters of two and three bytes that the languages stem differently. */
  @ParameterizedTest
  @ValueSource(strings = {"abcdefghijklmnopqrstuvwxyz", "æøåäöüéèêó", "ấầẩẫậắằẳẵặếềểễệ"})
  void aLongTextIsFoundToItsEnd(String letters) throws SQLException {
    var random = new Random(7);
    var text = new StringBuilder();
    while (text.length() < 1_200_000) {
      for (var i = 3 + random.nextInt(9); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      text.append(random.nextBoolean() ? "ing " : "ene ");
    }
    var application = kit.withText(process, text + "sluttord");
    assertThat(kit.search(process, "sluttord")).contains(application);
  }

  @Test
  void oneHugeWordIsNoError() throws SQLException {
    var application = kit.withText(process, "a".repeat(2_000_000) + " deretter");
    assertThat(kit.search(process, "deretter")).containsExactly(application);
    assertThat(kit.search(process, "a".repeat(300))).isEmpty();
  }

  @Test
  void onlyRecruitmentSearchesAndOnlyWhatItMaySee() throws SQLException {
    var application = kit.withText(process, "hemmelighet");
    for (var purpose : Purpose.values()) {
      assertThat(kit.search(IndexKit.scope(purpose), process, "hemmelighet"))
          .as(purpose.wire())
          .isEqualTo(purpose == Purpose.RECRUITMENT ? List.of(application) : List.of());
    }
    var manager = Scope.of(Purpose.RECRUITMENT, new Actor("ola", "hiring-manager"));
    assertThat(kit.search(manager, process, "hemmelighet")).isEmpty();
    kit.execute("insert into slett.process_manager values ('%s', 'ola', now())".formatted(process));
    assertThat(kit.search(manager, process, "hemmelighet")).containsExactly(application);
    kit.execute(
        "update slett.erasure set claimed_at = now() where application_id = '%s'"
            .formatted(application));
    assertThat(kit.search(process, "hemmelighet")).isEmpty();
  }
}
