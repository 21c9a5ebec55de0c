package no.slett.rights.export;

import java.util.ArrayList;
import java.util.List;
import no.slett.access.Entry;
import no.slett.access.Value;
import no.slett.minimisation.OtherNames;

/**
 * Masks other applicants in what was written about the person, and says where and why: a copy must
 * not affect others, which is no reason to refuse all of it (Art. 15(4), recital 63, law AC-5).
 */
record Redaction(OtherNames others) {
  /** Whether there is anything that others may be named in. */
  static boolean concerns(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.fields().values().stream())
        .anyMatch(
            value ->
                value instanceof Value.Written
                    || (value instanceof Value.Entries more && concerns(more.entries())));
  }

  List<Entry> of(List<Entry> entries) {
    return entries.stream().map(this::of).toList();
  }

  private Entry of(Entry entry) {
    var fields = new ArrayList<String>();
    var masked = entry.mapped((name, value) -> of(name, value, fields));
    return masked.entries("redactions", fields.stream().map(Redaction::said).toList());
  }

  private Value of(String name, Value value, List<String> fields) {
    return switch (value) {
      case Value.Entries more -> new Value.Entries(of(more.entries()));
      case Value.Written written -> {
        var masked = others.masked(written.text());
        masked.ifPresent(_ -> fields.add(name));
        yield masked.<Value>map(Value.Written::new).orElse(value);
      }
      default -> value;
    };
  }

  private static Entry said(String field) {
    return new Entry()
        .code("field", field)
        .code("reason", "other-applicant")
        .code("ref", "gdpr-15-4");
  }
}
