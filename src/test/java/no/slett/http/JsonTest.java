package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private final Json json = new Json();

  enum Colour {
    RED
  }

  record Friend(String name) {
    Friend {
      Fields.text("name", name, 10);
    }
  }

  record Person(
      String name,
      @Nullable Integer age,
      @Nullable Boolean happy,
      @Nullable Instant at,
      @Nullable Colour colour,
      @Nullable List<Friend> friends,
      @Nullable Map<String, String> answers) {
    Person {
      Fields.required("name", name);
    }
  }

  @Test
  void readsAndWrites() {
    var text =
        "{\"name\":\"Åse\",\"age\":3,\"happy\":true,\"at\":\"2026-01-02T03:04:05+01:00\","
            + "\"colour\":\"RED\",\"friends\":[{\"name\":\"Bo\"}],\"answers\":{\"a\":\"b\"}}";
    var person = json.read(utf8(text), Person.class);
    assertThat(person.at()).isEqualTo("2026-01-02T02:04:05Z");
    assertThat(new String(json.write(person), StandardCharsets.UTF_8))
        .isEqualTo(text.replace("03:04:05+01:00", "02:04:05Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"x\"",
        "null",
        "{\"name\":\"a\"}{}",
        "{\"name\":\"a\"} x",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{name:\"a\"}",
        "{\"name\":NaN}",
        "{\"name\":\"a\",}",
        "{/* */\"name\":\"a\"}"
      })
  void whatIsNoJsonObjectIsMalformed(String text) {
    assertThat(refusal(text).type()).isEqualTo(ProblemType.MALFORMED_JSON);
  }

  @Test
  void onlyUtf8IsRead() {
    var latin = "{\"name\":\"ø\"}".getBytes(StandardCharsets.ISO_8859_1);
    var wide = "{\"name\":\"o\"}".getBytes(StandardCharsets.UTF_16);
    assertThat(refusal(latin).type()).isEqualTo(ProblemType.MALFORMED_JSON);
    assertThat(refusal(wide).type()).isEqualTo(ProblemType.MALFORMED_JSON);
  }

  @Test
  void depthIsLimited() {
    var deep = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(refusal(deep).type()).isEqualTo(ProblemType.MALFORMED_JSON);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      textBlock =
          """
          {"name":5}                                   | name
          {"name":true}                                | name
          {"name":["a"]}                               | name
          {"name":{}}                                  | name
          {"name":null}                                | name
          {}                                           | name
          {"name":"a","age":"3"}                       | age
          {"name":"a","age":3.5}                       | age
          {"name":"a","age":99999999999}               | age
          {"name":"a","happy":1}                       | happy
          {"name":"a","happy":"true"}                  | happy
          {"name":"a","at":1}                          | at
          {"name":"a","at":"2026-01-02"}               | at
          {"name":"a","at":""}                         | at
          {"name":"a","colour":0}                      | colour
          {"name":"a","colour":"BLUE"}                 | colour
          {"name":"a","friends":{}}                    | friends
          {"name":"a","friends":[{"name":"b"},{}]}     | friends[1].name
          {"name":"a","friends":[{"name":" "}]}        | friends[0].name
          {"name":"a","friends":[{"name":"12345678901"}]} | friends[0].name
          {"name":"a","answers":{"q":7}}               | answers.q
          {"name":"a\\u0000"}                          | name
          {"name":"\\ud83d"}                           | name
          {"name":"a","answers":{"q":"\\u0000"}}       | answers.q
          """)
  void wrongValuesNameTheirField(String text, String field) {
    var problem = refusal(text);
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_FIELD);
    assertThat(problem.members()).containsEntry("field", field);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      textBlock =
          """
          {"name":"a","nick":"b"}                      | nick
          {"name":"a","friends":[{"name":"b","x":1}]}  | friends[0].x
          """)
  void unknownFieldsAreNamed(String text, String field) {
    var problem = refusal(text);
    assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_FIELD);
    assertThat(problem.members()).containsEntry("field", field);
  }

  @Test
  void theNameOfAnUnknownFieldIsShortAndVisible() {
    var problem = refusal("{\"name\":\"a\",\"" + "x".repeat(500) + "\":1}");
    assertThat(problem.members()).containsEntry("field", "x".repeat(100));
    assertThat(refusal("{\"name\":\"a\",\"b\\u001b[31m\":1}").members())
        .containsEntry("field", "b?[31m");
  }

  @Test
  void refusalsNeverQuoteTheValue() {
    var problem = refusal("{\"name\":{\"secret\":\"Kari\"},\"age\":\"Kari\"}");
    assertThat(problem.body().toString()).doesNotContain("Kari", "secret");
  }

  @Test
  void aMergePatchTellsAbsentFromNull() {
    var tree = json.tree(utf8("{\"a\":null,\"b\":\"x\",\"c\":{\"name\":\"\"}}"));
    var patch = new MergePatch(json, tree, Set.of("a", "b", "c", "d"));
    assertThat(patch.touches("a")).isTrue();
    assertThat(patch.clears("a")).isTrue();
    assertThat(patch.value("a", String.class)).isEmpty();
    assertThat(patch.value("b", String.class)).contains("x");
    assertThat(patch.touches("d")).isFalse();
    assertThat(patch.clears("d")).isFalse();
    assertThat(refused(() -> patch.value("b", Integer.class)).members())
        .containsEntry("field", "b");
    assertThat(refused(() -> patch.value("c", Friend.class)).members())
        .containsEntry("field", "c.name");
    assertThat(refused(() -> new MergePatch(json, tree, Set.of("a", "b"))).type())
        .isEqualTo(ProblemType.UNKNOWN_FIELD);
  }

  private Problem refusal(String text) {
    return refusal(utf8(text));
  }

  private Problem refusal(byte[] bytes) {
    return refused(() -> json.read(bytes, Person.class));
  }

  private static Problem refused(ThrowingCallable call) {
    var thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
