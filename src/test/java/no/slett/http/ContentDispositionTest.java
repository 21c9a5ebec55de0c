package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentDispositionTest {
  @Test
  void nothingBreaksOutOfTheHeader() {
    var header =
        ContentDisposition.attachment("a\"; filename=\"x.exe\r\nSet-Cookie: b\\%/\u0000ø😀");
    assertThat(header)
        .isEqualTo(
            "attachment; filename=\"a_; filename=_x.exe__Set-Cookie: b______\"; "
                + "filename*=UTF-8''a%22%3B%20filename%3D%22x.exe%0D%0ASet-Cookie%3A%20b%5C%25%2F"
                + "%00%C3%B8%F0%9F%98%80");
  }

  @Test
  void ordinaryNamesStayReadable() {
    assertThat(ContentDisposition.attachment("cv 2026.pdf"))
        .isEqualTo("attachment; filename=\"cv 2026.pdf\"; filename*=UTF-8''cv%202026.pdf");
  }
}
