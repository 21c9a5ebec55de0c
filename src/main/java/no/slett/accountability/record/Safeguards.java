package no.slett.accountability.record;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.slett.accountability.record.ProcessingRecord.Measure;
import no.slett.mail.SmtpSettings.Tls;

/**
 * What is configured of the measures of Art. 32.
 *
 * @param buckets true on an S3 store, false on folders of one machine
 * @param mail how the way to the mail server is protected
 * @param scanned whether files are scanned for malware
 * @param backups how long any backup is kept
 */
public record Safeguards(boolean buckets, Tls mail, boolean scanned, Period backups) {
  /** Every measure in words; {@code guarded} tables of the database have row-level security. */
  List<Measure> measures(RecordWords words, long guarded, long tables) {
    return Stream.of(
            plain(words, "a", "sealing"),
            plain(words, "a", "pseudonymity"),
            plain(words, "a", "working-index"),
            plain(words, "a", "mail-" + mail.keyword()),
            filled(
                words,
                "b",
                "purposes",
                Map.of("guarded", Long.toString(guarded), "tables", Long.toString(tables))),
            plain(words, "b", "roles"),
            plain(words, "b", "sign-in"),
            plain(words, "b", "audit"),
            plain(words, "b", "quiet"),
            plain(words, "b", "inspection"),
            plain(words, "b", scanned ? "scanner" : "no-scanner"),
            plain(words, "b", buckets ? "buckets" : "folders"),
            plain(words, "c", "journal"),
            filled(words, "c", "backups", Map.of("period", words.period(backups))),
            plain(words, "d", "watching"),
            plain(words, "d", "testing"))
        .toList();
  }

  private static Measure plain(RecordWords words, String letter, String name) {
    return filled(words, letter, name, Map.of());
  }

  private static Measure filled(
      RecordWords words, String letter, String name, Map<String, String> values) {
    return new Measure(name, "32(1)(" + letter + ")", words.say("measure." + name, values));
  }
}
