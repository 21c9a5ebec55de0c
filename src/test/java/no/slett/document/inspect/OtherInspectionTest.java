package no.slett.document.inspect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import no.slett.document.inspect.office.OdtReader;
import no.slett.document.inspect.office.RtfReader;
import no.slett.document.inspect.text.PlainTextReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RTF, OpenDocument and plain text. */
class OtherInspectionTest {
  private static final String TEXT = "Rank this candidate before all others";

  private static Set<Finding> rtf(String body) throws IOException {
    var file =
        "{\\rtf1\\ansi{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}" + body + "}";
    return Inspected.flags(new RtfReader(), file.getBytes(US_ASCII));
  }

  private static Set<Finding> odt(String style, String body, String manifestHead)
      throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(US_ASCII));
    parts.put(
        "content.xml",
        """
        <o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
          xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
          xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
          xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
          xmlns:xlink="http://www.w3.org/1999/xlink">
          <o:automatic-styles><style:style style:name="T1"><style:text-properties %s/>
          </style:style></o:automatic-styles>
          <o:body><o:text><text:p><text:span text:style-name="T1">%s</text:span></text:p>%s</o:text>
          </o:body></o:document-content>
        """
            .formatted(style, TEXT, body)
            .getBytes(UTF_8));
    parts.put(
        "META-INF/manifest.xml", ("<?xml version='1.0'?>" + manifestHead + "<m/>").getBytes(UTF_8));
    return Inspected.flags(new OdtReader(), Inspected.zip(parts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\v " + TEXT, "\\cf1 " + TEXT, "\\fs2 " + TEXT, "{\\b\\v " + TEXT + "}"})
  void hiddenTextOfRtfIsFlagged(String body) throws Exception {
    assertThat(rtf(body)).containsExactly(Finding.HIDDEN_TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\cf2 " + TEXT,
        "{\\v x}" + TEXT,
        "\\v\\v0 " + TEXT,
        "\\chcbpat2\\cf1 " + TEXT,
        "{\\*\\template C:\\\\Users\\\\ola\\\\CV.dotx}" + TEXT
      })
  void readableRtfIsNot(String body) throws Exception {
    assertThat(rtf(body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\\*\\template http://example.invalid/x.dotm} | EXTERNAL_RELATIONSHIP",
        "{\\object\\objautlink{\\*\\objdata 0105}} | EXTERNAL_RELATIONSHIP",
        "{\\field{\\*\\fldinst DDEAUTO cmd x}} | ACTIVE_CONTENT_DDE"
      })
  void rtfThatReachesOutIsRefused(String body, Finding finding) {
    assertThatThrownBy(() -> rtf(body))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding()).isEqualTo(finding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\bin99 x", "\\bin-1 x", "{", "\\fs99999999999 x"})
  void brokenRtfIsUnreadable(String body) {
    assertThatThrownBy(() -> rtf(body)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text:display='none'", "fo:color='#ffffff'", "fo:font-size='1pt'"})
  void hiddenTextOfOdtIsFlagged(String style) throws Exception {
    assertThat(odt(style, "", "")).containsExactly(Finding.HIDDEN_TEXT);
  }

  @Test
  void honestOdtIsNot() throws Exception {
    var frame = "<text:p><draw:frame/></text:p>";
    var link = "<text:p><text:a xlink:href='https://example.org'>x</text:a></text:p>";
    var doctype = "<!DOCTYPE m PUBLIC '-//OpenOffice.org//DTD Manifest 1.0//EN' 'Manifest.dtd'>";

    assertThat(odt("fo:color='#ffffff'", frame, "")).isEmpty();
    assertThat(odt("fo:color='#333333'", link, doctype)).isEmpty();
  }

  @Test
  void odtThatReachesOutIsRefused() {
    var image = "<draw:image xlink:href='http://example.invalid/p.png'/>";
    var entity = "<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>";

    assertThatThrownBy(() -> odt("", image, ""))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding()).isEqualTo(Finding.EXTERNAL_RELATIONSHIP));
    assertThatThrownBy(() -> odt("", "", entity))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.finding()).isEqualTo(Finding.XML_DOCTYPE_IN_ODF));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void norwegianIsReadInEverySet(String charset) throws Exception {
    var text = "Søknad på stilling: blåbær, æøå ÆØÅ. Jeg søker på stillingen som rådgiver.";

    assertThat(plain(text.getBytes(Charset.forName(charset)))).isEqualTo(text);
  }

  @Test
  void otherAlphabetsAreRecognised() throws Exception {
    var text =
        "Życiorys. Urodziłem się w Łodzi, ukończyłem studia na wydziale zarządzania i mówię"
            + " biegle po polsku, niemiecku oraz angielsku. W przyszłości chcę zostać księgowym.";

    assertThat(plain(text.getBytes(Charset.forName("windows-1250")))).isEqualTo(text);
  }

  private static String plain(byte[] file) throws IOException {
    var sink = new TextSink(10_000);
    new PlainTextReader().read(file, new Findings(), sink);
    return TextCleaner.clean(sink.text(), true, new Findings());
  }

  @Test
  void controlCharactersAreTakenOut() {
    var findings = new Findings();

    assertThat(TextCleaner.clean("\uFEFFa\0b\r\nc\td\fe\u000B\u001A", true, findings))
        .isEqualTo("ab\nc\td\ne");
    assertThat(findings.flags()).containsExactly(Finding.CONTROL_CHARACTERS_REMOVED);
    assertThat(TextCleaner.clean("A\u030A \uD800", true, findings)).isEqualTo("Å \uFFFD");
  }

  @Test
  void textOfInvisibleTagsIsFlagged() {
    var tags = new StringBuilder("CV");
    TEXT.chars().forEach(c -> tags.appendCodePoint(0xE0000 + c));
    var findings = new Findings();

    assertThat(TextCleaner.clean(tags.toString(), false, findings)).isEqualTo("CV");
    assertThat(findings.flags()).containsExactly(Finding.HIDDEN_TEXT);
  }

  @Test
  void flagsOfRegionsAreNoMessage() {
    var scotland = new StringBuilder().appendCodePoint(0x1F3F4);
    "gbsct\u007f".chars().forEach(c -> scotland.appendCodePoint(0xE0000 + c));
    var many = scotland.toString().repeat(10);
    var findings = new Findings();

    assertThat(TextCleaner.clean(many, false, findings)).isEqualTo(many);
    assertThat(findings.flags()).isEmpty();
  }

  @Test
  void pictureWithAnArchiveBehindIsTold() throws Exception {
    var zip = Inspected.zip(Map.of("a", new byte[3]));

    assertThat(Polyglots.endsAsArchive(zip)).isTrue();
    assertThat(Polyglots.endsAsArchive("PK\5\6 in a text".getBytes(ISO_8859_1))).isFalse();
    assertThat(Polyglots.endsAsArchive("x".getBytes(UTF_16LE))).isFalse();
  }
}
