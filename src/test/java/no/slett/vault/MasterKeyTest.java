package no.slett.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  @Test
  void takesWhatItGenerates() {
    for (int i = 0; i < 1000; i++) {
      assertThat(MasterKey.parse(MasterKey.generate() + "\n")).hasToString("MasterKey");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refusesNone(String missing) {
    assertThatThrownBy(() -> MasterKey.parse(missing)).hasMessage("the master key is missing");
  }

  @Test
  void refusesWhatIsNotBase64AndDoesNotQuoteIt() {
    assertThatThrownBy(() -> MasterKey.parse("correct horse battery staple"))
        .hasMessage("the master key is not base64")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 31, 33, 64})
  void refusesAnotherLength(int length) {
    refused(Arrays.copyOf(Secret.random().bytes(), length), "must be 32 bytes");
  }

  @Test
  void refusesWhatIsNotRandom() {
    var counted = new byte[32];
    var half = new byte[32];
    for (int i = 0; i < 32; i++) {
      counted[i] = (byte) (i * 7 + 3);
      half[i] = (byte) (i % 16 * 11);
    }
    refused(new byte[32], "not random");
    refused(counted, "not random");
    refused(half, "not random");
    refused("abcdefghijklmnopqrstuvwxyz012345".getBytes(StandardCharsets.US_ASCII), "not random");
  }

  private static void refused(byte[] bytes, String why) {
    var text = Base64.getEncoder().encodeToString(bytes);
    assertThatThrownBy(() -> MasterKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .containsPattern(why)
        .doesNotContain(text);
  }
}
