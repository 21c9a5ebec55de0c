package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.slett.audit.AuditVerifier;
import no.slett.audit.Verdict;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.journal.Journal;
import no.slett.vault.FileObjectStore;
import org.awaitility.Awaitility;

/** What somebody who watched a course of events would expect of the house now. */
final class Expectations {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final House house;
  private final List<Person> persons;
  private final List<Instant> closed;

  /**
   * Looks at lists that go on changing.
   *
   * @param closed when each process is closed; {@link Instant#MAX} while nobody pressed close
   */
  Expectations(House house, List<Person> persons, List<Instant> closed) {
    this.house = house;
    this.persons = persons;
    this.closed = closed;
  }

  /** Whoever lives can be read, of the others there is nothing; soon, and then it stays so. */
  void await(Story story) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              assertThat(house.count("erasure_batch where finished_at is null")).isZero();
              assertThat(house.count("journal_entry where effected_at is null")).isZero();
              persons.forEach(person -> demand(story, person));
            });
    try (var thief = Thief.in(house)) {
      persons.stream()
          .filter(person -> of(person) == Person.Expected.ALIVE)
          .forEach(person -> assertThat(thief.name(person.receipt)).isEqualTo(person.name));
    }
  }

  /** What must be true of somebody now. */
  Person.Expected of(Person person) {
    return person.expected(now(), closed.get(person.process));
  }

  private void demand(Story story, Person person) {
    var rows = house.count("application where id = '" + person.id() + "'");
    switch (of(person)) {
      case ALIVE -> {
        assertThat(rows).as(person.name).isOne();
        assertThat(standing(story, person)).as(person.name).isIn("active", "due", "blocked");
        if (!person.recruited(now(), closed.get(person.process))) {
          assertThat(house.count("survival where application_id = '" + person.id() + "'"))
              .as(person.name)
              .isPositive();
        }
      }
      case ERASED -> {
        assertThat(rows).as(person.name).isZero();
        assertThat(standing(story, person)).as(person.name).isEqualTo("erased");
        assertThat(Folders.objects(house.folder().resolve("objects")))
            .noneMatch(object -> object.contains(person.id()));
        assertThat(Folders.objects(house.folder().resolve("keys")))
            .noneMatch(key -> key.contains(person.id()));
      }
      case LOST -> assertThat(rows).as(person.name).isZero();
      case EITHER -> {}
    }
  }

  private static String standing(Story story, Person person) {
    return story.erasure(person.receipt).path("status").asText();
  }

  /** Every event is where it was logged, but for what restores lost. */
  void demandAudited() {
    awaitSealed();
    try (var database = database();
        var store = new FileObjectStore(house.folder().resolve("journal"))) {
      var key = house.configuration().signingKey();
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(new AuditVerifier(database, new Journal(store, key), key).verify())
                      .isInstanceOf(Verdict.Intact.class));
    }
  }

  void awaitSealed() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> house.count("audit_event where seal is null") == 0);
  }

  /** A way of its own to the house's database. */
  Database database() {
    return new Database(house.configuration().database(), new ServiceClock(house.clock()));
  }

  private Instant now() {
    return house.clock().instant();
  }
}
