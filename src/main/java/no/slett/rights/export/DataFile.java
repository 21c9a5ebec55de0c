package no.slett.rights.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.slett.access.Entry;
import no.slett.access.Value;
import no.slett.access.Words;
import no.slett.basis.AnswerTerms.Chapter;
import no.slett.basis.AnswerTerms.Passage;

/** The copy for machines: the same entries, with the stored words of closed lists. */
record DataFile(Copy copy, Words words, List<Chapter> chapters, FileNames names) {
  private static final int FORMAT = 1;

  Map<String, Object> value() {
    var value = new LinkedHashMap<String, Object>();
    value.put("format", FORMAT);
    value.put("mailbox", copy.mailbox());
    value.put("language", copy.language().tag());
    value.put("preparedAt", copy.preparedAt());
    value.put("applications", copy.applications().stream().map(this::application).toList());
    value.put(RequestsSection.NAME, entries(copy.requests()));
    value.put("source", words.say("source.text"));
    value.put("automatedDecisions", "none");
    value.put("information", information());
    return value;
  }

  private Map<String, Object> information() {
    var value = new LinkedHashMap<String, Object>();
    chapters.forEach(chapter -> value.put(chapter.name(), sentences(chapter)));
    return value;
  }

  private static List<String> sentences(Chapter chapter) {
    return chapter.passages().stream().map(Passage::words).flatMap(List::stream).toList();
  }

  private Map<String, Object> application(Copy.Application application) {
    var value = new LinkedHashMap<String, Object>();
    application
        .sections()
        .forEach(section -> value.put(section.name(), entries(section.entries())));
    return value;
  }

  private List<Map<String, Object>> entries(List<Entry> entries) {
    return entries.stream().map(this::entry).toList();
  }

  private Map<String, Object> entry(Entry entry) {
    var value = new LinkedHashMap<String, Object>();
    entry.fields().forEach((name, field) -> value.put(name, plain(field)));
    return value;
  }

  private Object plain(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Written written -> written.text();
      case Value.At at -> at.instant();
      case Value.Number number -> number.number();
      case Value.Flag flag -> flag.flag();
      case Value.Codes codes ->
          codes.codes().size() == 1 ? codes.codes().getFirst() : codes.codes();
      case Value.Said said ->
          said.sentences().stream().map(one -> one.in(copy.language())).toList();
      case Value.Entries more -> entries(more.entries());
      case Value.File file -> Map.of("name", file.filename(), "path", names.path(file));
    };
  }
}
