package no.slett.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class S3SettingsTest {
  private static final URI ENDPOINT = URI.create("https://s3.example.org");

  @Test
  void showsNoKeys() {
    assertThat(S3Settings.of(ENDPOINT, "eu-north-1", "user", "secret", "objects"))
        .hasToString("S3Settings[https://s3.example.org, eu-north-1, objects]");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> S3Settings.of(ENDPOINT, " ", "user", "secret", "objects"))
        .hasMessage("the store's region is missing");
    assertThatThrownBy(() -> S3Settings.of(ENDPOINT, "eu-north-1", "user", "", "objects"))
        .hasMessage("the store's secret key is missing");
    assertThatThrownBy(() -> S3Settings.of(URI.create("s3"), "eu-north-1", "u", "s", "objects"))
        .hasMessageContaining("http(s)://");
    assertThatThrownBy(() -> S3Settings.of(ENDPOINT, "eu-north-1", "user", "secret", "Objects"))
        .hasMessageContaining("bucket");
  }
}
