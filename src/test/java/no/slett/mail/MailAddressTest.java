package no.slett.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kari@example.no",
        "kari.nordmann+jobb@sub.example.no",
        "o'hara@example.com",
        "bjørn@example.no",
        "post@blåbær.no"
      })
  void takesAMailbox(String value) {
    assertThat(new MailAddress(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kari",
        "@example.no",
        "kari@",
        "kari@example.no\r\nBcc: x@example.no",
        "kari@example.no,x@example.no",
        "Kari <kari@example.no>",
        "kari nordmann@example.no",
        "kari@exa mple.no",
        "kari@example..no",
        "a@b@example.no",
        "kari@-example.no"
      })
  void refusesWhatIsNoneAndDoesNotRepeatIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailAddress(value))
        .withMessage("not an e-mail address")
        .withNoCause();
  }

  @Test
  void refusesAnEndlessOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailAddress("a@" + "b".repeat(250) + ".no"));
  }

  @Test
  void neverShowsItself() {
    assertThat(new MailAddress("kari@example.no")).asString().doesNotContain("kari");
  }
}
