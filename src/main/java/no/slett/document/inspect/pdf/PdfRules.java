package no.slett.document.inspect.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import no.slett.document.inspect.Budget;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.embedded.EmbeddedFile;
import no.slett.document.inspect.image.ImageLimits;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** What no dictionary of a harmless PDF holds. */
final class PdfRules {
  private static final String PLAIN_ARGUMENTS = "[^(){};=`\\[\\]]*";

  /**
   * The calls that Acrobat's own form editor writes for a field's number or date format: one call,
   * with nothing among its arguments that calls or assigns.
   */
  private static final Pattern FIELD_FORMAT =
      Pattern.compile(
          "\\s*AF(Number|Date|Time|Percent|Special|Simple|Range)_?[A-Za-z]*\\s*\\("
              + PLAIN_ARGUMENTS
              + "(\\bnew Array\\s*\\("
              + PLAIN_ARGUMENTS
              + "\\)\\s*)?\\)\\s*;?\\s*");

  private static final Set<String> MEDIA = Set.of("RichMedia", "3D", "Movie", "Sound", "Screen");

  private final Findings findings;
  private final PdfStreams streams;
  private final EmbeddedFile embedded;
  private final Set<COSStream> attachments = Collections.newSetFromMap(new IdentityHashMap<>());

  PdfRules(Findings findings, Budget budget) {
    this.findings = findings;
    this.streams = new PdfStreams(budget);
    this.embedded = new EmbeddedFile(budget);
  }

  void check(COSDictionary dictionary) throws IOException {
    checkAction(dictionary);
    checkAttachment(dictionary);
    if (dictionary.containsKey("XFA")) {
      checkXfa(dictionary.getDictionaryObject("XFA"));
    }
    if (MEDIA.contains(name(dictionary, "Subtype"))) {
      findings.flag(Finding.EMBEDDED_FILE);
    }
    if (dictionary instanceof COSStream stream) {
      checkStream(stream);
    }
  }

  private void checkAction(COSDictionary dictionary) throws IOException {
    if (dictionary.containsKey("JS") && !isFieldFormat(dictionary.getDictionaryObject("JS"))) {
      throw new Refusal(Finding.ACTIVE_CONTENT_JAVASCRIPT);
    }
    switch (name(dictionary, "S")) {
      case "Launch" -> throw new Refusal(Finding.ACTIVE_CONTENT_LAUNCH);
      case "SubmitForm", "ImportData" -> findings.flag(Finding.EXTERNAL_RELATIONSHIP);
      case "GoToR", "GoToE" -> checkDestination(dictionary.getDictionaryObject("F"));
      default -> {}
    }
  }

  private boolean isFieldFormat(@Nullable COSBase script) throws IOException {
    return switch (script) {
      case COSString text -> FIELD_FORMAT.matcher(text.getString()).matches();
      case COSStream text ->
          FIELD_FORMAT.matcher(new String(streams.bytes(text), ISO_8859_1)).matches();
      case null, default -> false;
    };
  }

  // A file on another machine makes Windows send the recruiter's credentials there.
  private static void checkDestination(@Nullable COSBase file) {
    var path =
        file instanceof COSDictionary specification
            ? Objects.requireNonNullElse(specification.getString("F"), "")
            : file instanceof COSString text ? text.getString() : "";
    if (path.startsWith("\\\\") || path.startsWith("//") || path.contains("://")) {
      throw new Refusal(Finding.EXTERNAL_RELATIONSHIP);
    }
  }

  private void checkAttachment(COSDictionary dictionary) throws IOException {
    if (!(dictionary.getDictionaryObject("EF") instanceof COSDictionary files)) {
      return;
    }
    var name = Objects.requireNonNullElse(dictionary.getString("UF"), "");
    var oldName = Objects.requireNonNullElse(dictionary.getString("F"), "");
    for (var key : files.keySet()) {
      if (files.getDictionaryObject(key) instanceof COSStream content) {
        embedded.check(name, new byte[0]);
        checkAttached(oldName, content);
      }
    }
  }

  private void checkAttached(String name, COSStream content) throws IOException {
    findings.flag(Finding.EMBEDDED_FILE);
    if (attachments.add(content)) {
      embedded.check(name, streams.bytes(content));
    }
  }

  private void checkXfa(@Nullable COSBase form) throws IOException {
    var xml = new ByteArrayOutputStream();
    if (form instanceof COSStream whole) {
      xml.writeBytes(streams.bytes(whole));
    } else if (form instanceof COSArray parts) {
      for (var i = 0; i < parts.size(); i++) {
        if (parts.getObject(i) instanceof COSStream part) {
          xml.writeBytes(streams.bytes(part));
        }
      }
    }
    // In UTF-16 every other byte is zero.
    var text = xml.toString(ISO_8859_1).replace("\0", "");
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw new Refusal(Finding.XFA_EXTERNAL_ENTITY);
    }
    if (text.contains("application/x-javascript")) {
      throw new Refusal(Finding.ACTIVE_CONTENT_JAVASCRIPT);
    }
  }

  private void checkStream(COSStream stream) throws IOException {
    if (name(stream, "Type").equals("EmbeddedFile")) {
      checkAttached("", stream);
    } else if (stream.containsKey("F")) {
      // The content of such a stream lies in another file or on another machine.
      throw new Refusal(Finding.EXTERNAL_RELATIONSHIP);
    } else if (name(stream, "Subtype").equals("Image")) {
      ImageLimits.check(stream.getLong("Width"), stream.getLong("Height"));
    } else {
      streams.check(stream);
    }
  }

  private static String name(COSDictionary dictionary, String key) {
    return dictionary.getDictionaryObject(key) instanceof COSName name ? name.getName() : "";
  }
}
