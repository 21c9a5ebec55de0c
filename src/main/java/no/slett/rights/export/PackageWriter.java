package no.slett.rights.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.slett.access.Words;
import no.slett.basis.AnswerTerms;
import no.slett.http.Json;
import no.slett.settings.Texts;

/** Writes a copy as a ZIP: {@code index.html}, {@code data.json} and {@code files/}. */
final class PackageWriter {
  private final AnswerTerms terms;
  private final Texts texts = Words.packaged();
  private final String style = style();
  private final Json json = new Json();

  PackageWriter(AnswerTerms terms) {
    this.terms = terms;
  }

  /** Writes all of it and leaves the stream open. */
  void write(Copy copy, OutputStream out) throws IOException {
    var words = new Words(texts, copy.language());
    var chapters = terms.chapters(copy.language());
    var names =
        FileNames.of(copy.applications().stream().map(one -> Copy.files(one).toList()).toList());
    var zip = new Zip(out);
    zip.at(copy.preparedAt());
    var page = new IndexPage(copy, words, chapters, names, style).html();
    zip.add("index.html", page.getBytes(StandardCharsets.UTF_8));
    zip.add("data.json", json.write(new DataFile(copy, words, chapters, names).value()));
    for (var application : copy.applications()) {
      for (var file : Copy.files(application).toList()) {
        zip.add(names.path(file), file);
      }
    }
    zip.finish();
  }

  private static String style() {
    try (var in = PackageWriter.class.getResourceAsStream("package.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
