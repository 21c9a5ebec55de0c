package no.slett.document.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.slett.document.inspect.office.DocxReader;

/** Files made for one question, and what an inspection in this JVM says of them. */
final class Inspected {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private Inspected() {}

  static Set<Finding> flags(Reader reader, byte[] file) throws IOException {
    var findings = new Findings();
    reader.read(file, findings, new TextSink(100_000));
    return findings.flags();
  }

  static Set<Finding> docx(String body, Map<String, String> otherParts) throws IOException {
    return flags(new DocxReader(), docxFile(body, otherParts));
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  private static byte[] docxFile(String body, Map<String, String> otherParts) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="xml" ContentType="application/xml"/>
          <Override PartName="/word/document.xml" ContentType=
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
        </Types>
        """
            .getBytes(UTF_8));
    parts.put(
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Target="word/document.xml" Type=
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
        </Relationships>
        """
            .getBytes(UTF_8));
    parts.put(
        "word/document.xml",
        "<w:document xmlns:w=\"%s\" xmlns:wp=\"urn:drawing\"><w:body>%s</w:body></w:document>"
            .formatted(WORD, body)
            .getBytes(UTF_8));
    otherParts.forEach((name, xml) -> parts.put(name, xml.replace("WORD", WORD).getBytes(UTF_8)));
    return zip(parts);
  }
}
