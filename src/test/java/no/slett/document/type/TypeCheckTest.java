package no.slett.document.type;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCheckTest {
  private static final byte[] PDF = "%PDF-1.7\n1 0 obj".getBytes(UTF_8);
  private final TypeCheck all = new TypeCheck(DocumentType.all());

  private static TypeOutcome check(TypeCheck types, byte[] bytes, String name, String claimed) {
    var prefix = new Prefix();
    prefix.add(bytes, 0, bytes.length);
    return types.check(prefix, name, claimed, "cv");
  }

  private static String reason(TypeOutcome outcome) {
    return outcome instanceof TypeOutcome.Rejected(var reason, var _) ? reason : "allowed";
  }

  @Test
  void onlyConfiguredTypesComeIn() {
    var pdfOnly = new TypeCheck(EnumSet.of(DocumentType.PDF));

    assertThat(reason(check(pdfOnly, PDF, "cv.pdf", ""))).isEqualTo("allowed");
    assertThat(reason(check(pdfOnly, "tekst".getBytes(UTF_8), "cv.txt", "")))
        .isEqualTo("type_not_allowed");
    assertThatThrownBy(() -> new TypeCheck(Set.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "cv.txt, text/plain; charset=utf-8, allowed",
    "cv, '', allowed",
    "cv.html, text/html, type_not_allowed",
    "cv.java, text/plain, type_not_allowed",
    "cv.pdf, application/pdf, content_does_not_match_type",
    "cv.js, text/plain, extension_not_allowed"
  })
  void textIsWhatCallsItselfText(String name, String claimed, String reason) {
    assertThat(reason(check(all, "Blåbær er gode".getBytes(UTF_8), name, claimed)))
        .isEqualTo(reason);
  }

  @Test
  void lockedOfficeFileIsToldAsSuch() {
    var ole = HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(504));
    var entry = "EncryptedPackage".getBytes(UTF_16LE);
    System.arraycopy(entry, 0, ole, 256, entry.length);

    assertThat(check(all, ole, "cv.docx", ""))
        .isInstanceOfSatisfying(
            TypeOutcome.Rejected.class,
            r -> {
              assertThat(r.reason()).isEqualTo("encrypted_unreadable");
              assertThat(r.hint()).contains("password");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, 0",
    "application/x-pdf, 0",
    "application/octet-stream, 0",
    "'', 0",
    "nonsense, 0",
    "text/html, 1"
  })
  void claimCountsOnlyWhenItIsOne(String claimed, int flags) {
    assertThat(check(all, PDF, "cv.pdf", claimed))
        .isInstanceOfSatisfying(
            TypeOutcome.Allowed.class, a -> assertThat(a.flags()).hasSize(flags));
  }

  @Test
  void prefixKeepsTheFirstBytesAndCountsAll() {
    var prefix = new Prefix();
    var block = new byte[5_000];
    for (var i = 0; i < 20; i++) {
      block[0] = (byte) i;
      prefix.add(block, 0, block.length);
    }

    assertThat(prefix.total()).isEqualTo(100_000);
    assertThat(prefix.full()).isTrue();
    assertThat(prefix.bytes()).hasSize(Prefix.LENGTH);
    assertThat(prefix.bytes()[15_000]).isEqualTo((byte) 3);
  }
}
