package no.slett.accountability.record;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.accountability.record.ProcessingRecord.Data;
import no.slett.accountability.record.ProcessingRecord.Measure;
import no.slett.accountability.record.ProcessingRecord.Processing;
import no.slett.accountability.record.ProcessingRecord.Transfer;

/**
 * The record as CSV (RFC 4180): a line for each category of data of each purpose, which says all
 * points of Art. 30(1) by itself.
 */
record RecordTable(RecordWords words, ProcessingRecord shown) {
  private static final List<String> COLUMNS =
      List.of(
          "controller",
          "purpose",
          "basis",
          "persons",
          "data",
          "recipients",
          "transfers",
          "gone",
          "security");

  String csv() {
    var head = COLUMNS.stream().map(c -> words.say("column." + c)).toList();
    var lines = shown.activities().stream().flatMap(a -> a.data().stream().map(d -> line(a, d)));
    return Stream.concat(Stream.of(head), lines)
        .map(RecordTable::written)
        .collect(Collectors.joining());
  }

  private List<String> line(Processing activity, Data data) {
    return List.of(
        controller(),
        activity.purpose(),
        RecordPage.basis(words, activity),
        RecordPage.names(words, data.dataSubjects()),
        data.name(),
        recipients(),
        transfers(),
        data.erasure(),
        joined(shown.measures().stream().map(Measure::description)));
  }

  private String controller() {
    var who = shown.controller();
    var contacts =
        Stream.of(who.representative(), who.dataProtectionOfficer())
            .flatMap(Stream::ofNullable)
            .map(c -> c.name() + ", " + c.email());
    return joined(
        Stream.concat(
            Stream.of(who.name(), who.organisationNumber(), who.address(), who.email()), contacts));
  }

  private String recipients() {
    var all = shown.sharing().recipients();
    return all.isEmpty()
        ? shown.sharing().recipientsSummary()
        : joined(all.stream().map(r -> r.name() + " (" + r.country() + "): " + r.category()));
  }

  private String transfers() {
    var all = shown.sharing().transfers();
    return all.isEmpty()
        ? shown.sharing().transfersSummary()
        : joined(all.stream().map(Transfer::description));
  }

  private static String joined(Stream<String> parts) {
    return parts.map(p -> p.replaceFirst("\\.$", "")).collect(Collectors.joining("; "));
  }

  private static String written(List<String> cells) {
    return cells.stream().map(RecordTable::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
