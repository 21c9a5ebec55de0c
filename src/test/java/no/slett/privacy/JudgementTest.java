package no.slett.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.slett.law.Law;
import no.slett.vault.StoreFacts;
import no.slett.vault.StoreFacts.Kind;
import no.slett.vault.StoreFacts.Lifecycle;
import no.slett.vault.StoreFacts.ObjectLock;
import no.slett.vault.StoreFacts.Replication;
import no.slett.vault.StoreFacts.Versioning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OBJECTS | ENABLED       | OFF               | OFF     | CLEANUP |
          OBJECTS | SUSPENDED     | ENABLED           | OFF     | OFF     | lockable
          OBJECTS | ENABLED       | OFF               | ENABLED | EXPIRES | replicated expires
          KEYS    | OFF           | OFF               | ENABLED | MOVES   | replicated moves
          KEYS    | ENABLED       | DEFAULT_RETENTION | OFF     | OFF     | locked
          OBJECTS | ENABLED       | HELD              | OFF     | OFF     | locked
          KEYS    | SECOND_FACTOR | OFF               | OFF     | OFF     | locked
          OBJECTS | UNKNOWN       | UNKNOWN           | UNKNOWN | UNKNOWN |
          JOURNAL | ENABLED       | ENABLED           | ENABLED | CLEANUP |
          JOURNAL | ENABLED       | DEFAULT_RETENTION | ENABLED | OFF     | journal-locked
          JOURNAL | OFF           | OFF               | OFF     | EXPIRES | journal-expires
          """)
  @Law("ER-3")
  void tellsWhatAPrivacyOfficerShouldKnow(
      Contents contents,
      Versioning versioning,
      ObjectLock lock,
      Replication replication,
      Lifecycle lifecycle,
      String codes) {
    var facts = new StoreFacts(Kind.S3, versioning, lock, replication, lifecycle, true);

    assertThat(Judgement.warnings(contents, facts).stream().map(Warning::wire))
        .containsExactly(codes == null ? new String[0] : codes.split(" "));
    var stopped =
        codes != null
            && Stream.of("locked", "journal-expires").anyMatch(code -> code.equals(codes));
    assertThat(Judgement.obstacle(contents, facts).isPresent()).isEqualTo(stopped);
  }

  @Test
  void unfinishedUploadsThatNobodyShowsMatterWherePersonsAre() {
    var silent = StoreFacts.unknown(Kind.S3);

    assertThat(Judgement.warnings(Contents.OBJECTS, silent))
        .containsExactly(Warning.UPLOADS_HIDDEN);
    assertThat(Judgement.warnings(Contents.JOURNAL, silent)).isEmpty();
    assertThat(Judgement.warnings(Contents.KEYS, StoreFacts.unknown(Kind.FILE))).isEmpty();
  }
}
