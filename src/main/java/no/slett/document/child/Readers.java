package no.slett.document.child;

import java.util.EnumMap;
import java.util.Map;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.image.JpegReader;
import no.slett.document.inspect.image.PngReader;
import no.slett.document.inspect.image.TiffReader;
import no.slett.document.inspect.office.DocReader;
import no.slett.document.inspect.office.DocxReader;
import no.slett.document.inspect.office.OdtReader;
import no.slett.document.inspect.office.RtfReader;
import no.slett.document.inspect.pdf.PdfReader;
import no.slett.document.inspect.text.PlainTextReader;
import no.slett.document.type.DocumentType;

/** One reader for each type, made when first needed. */
final class Readers {
  private final Map<DocumentType, Reader> readers = new EnumMap<>(DocumentType.class);

  Reader of(DocumentType type) {
    return readers.computeIfAbsent(type, Readers::make);
  }

  private static Reader make(DocumentType type) {
    return switch (type) {
      case PDF -> new PdfReader();
      case DOCX -> new DocxReader();
      case DOC -> new DocReader();
      case ODT -> new OdtReader();
      case RTF -> new RtfReader();
      case TXT -> new PlainTextReader();
      case JPEG -> new JpegReader();
      case PNG -> new PngReader();
      case TIFF -> new TiffReader();
    };
  }
}
