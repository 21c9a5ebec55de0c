package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import no.slett.clock.MovedClock;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredNoticesTest {
  private static final Scope CLOCK = Scope.system(Purpose.CLOCK, "test");
  private static final Scope PUBLIC = Scope.of(Purpose.PUBLIC, Actor.anonymous());
  private static final NoticeTerms.Vacancy LONGER =
      new NoticeTerms.Vacancy(
          Period.ofDays(30), Period.ofDays(180), Period.ofMonths(12), Period.ofDays(30));
  private static final MovedClock CLOCK_HANDS =
      new MovedClock(Instant.parse("2027-03-05T11:12:13Z"));

  private static TestDatabase test;
  private final NoticeWriter writer =
      Samples.writer(Samples.catalogue(), Samples.controller(), null);
  private final StoredNotices stored = new StoredNotices(writer);
  private HiringProcessId process;

  @BeforeAll
  static void start() {
    test = TestDatabase.create(TestPostgres.server(), CLOCK_HANDS);
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @BeforeEach
  void newProcess() {
    process = HiringProcessId.random();
    test.database()
        .run(
            Scope.of(Purpose.RECRUITMENT, new Actor("kari", "recruiter")),
            tx ->
                tx.update(
                    """
                    insert into hiring_process (id, slug, title, kind, language, closing_window,
                        created_at)
                    values (?, ?, 'Utvikler', 'vacancy', 'nb', 'P14D', ?)
                    """,
                    process,
                    process,
                    tx.instant()));
  }

  @AfterEach
  void nothingLeaks() {
    assertThat(test.database().activeConnections()).isZero();
  }

  @Law("IN-1")
  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsShownIsWhatWasWritten(Language language) {
    assertThat(current(language)).isEmpty();
    var version = refresh(Samples.VACANCY);
    assertThat(current(language)).contains(writer.write(Samples.VACANCY).in(language));
    assertThat(current(language)).map(Notice::version).contains(version);
  }

  @Test
  void refreshingAgainChangesNothing() {
    refresh(Samples.VACANCY);
    var before = rows();
    CLOCK_HANDS.pass(Duration.ofDays(1));
    refresh(Samples.VACANCY);
    assertThat(rows()).isEqualTo(before).hasSize(3);
  }

  @Test
  @Law("IN-1")
  void aReplacedVersionIsKeptWithTheTimeItWasShown() {
    var first = refresh(Samples.VACANCY);
    var shown = CLOCK_HANDS.instant();
    CLOCK_HANDS.pass(Duration.ofDays(1));
    var second = refresh(LONGER);
    var replaced = CLOCK_HANDS.instant();

    assertThat(current(Language.NB)).map(Notice::version).contains(second);
    assertThat(rows())
        .containsExactlyInAnyOrder(
            first + " nb " + shown + " " + replaced,
            first + " nn " + shown + " " + replaced,
            first + " en " + shown + " " + replaced,
            second + " nb " + replaced + " -",
            second + " nn " + replaced + " -",
            second + " en " + replaced + " -");
  }

  @Test
  void aVersionThatComesBackIsCurrentAgain() {
    var first = refresh(Samples.VACANCY);
    refresh(LONGER);
    refresh(Samples.VACANCY);
    assertThat(current(Language.EN)).map(Notice::version).contains(first);
    assertThat(rows()).hasSize(6);
  }

  @Test
  void eachProcessHasItsOwn() {
    refresh(Samples.VACANCY);
    var first = process;
    newProcess();
    refresh(LONGER);
    var own = writer.write(Samples.VACANCY).version();
    assertThat(current(first, Language.NB)).map(Notice::version).contains(own);
  }

  @Test
  void noNoticePromisesMoreThanTheCatalogueAllows() {
    var tooLong =
        new NoticeTerms.Vacancy(
            Period.ofDays(14), Period.ofDays(180), Period.ofMonths(25), Period.ofDays(30));
    assertThatIllegalArgumentException().isThrownBy(() -> refresh(tooLong));
    assertThat(rows()).isEmpty();
  }

  private String refresh(NoticeTerms terms) {
    return test.database().inTransaction(CLOCK, tx -> stored.refresh(tx, process, terms));
  }

  private Optional<Notice> current(Language language) {
    return current(process, language);
  }

  private static Optional<Notice> current(HiringProcessId process, Language language) {
    return test.database()
        .inTransaction(PUBLIC, tx -> StoredNotices.current(tx, process, language));
  }

  private List<String> rows() {
    return test.database()
        .inTransaction(
            CLOCK,
            tx ->
                tx.list(
                    "select * from notice where process_id = ?",
                    row ->
                        row.text("version")
                            + " "
                            + row.text("language")
                            + " "
                            + row.instant("shown_from")
                            + " "
                            + row.instantIfAny("replaced_at").map(Instant::toString).orElse("-"),
                    process));
  }
}
