package no.slett.spine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.config.Key;
import no.slett.erasure.Restores;
import org.awaitility.Awaitility;

/**
 * One course of events in a house of its own, and what a person who watched it would expect. What
 * the service refuses has not happened.
 */
final class Course implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LEASES_END = Duration.ofSeconds(130);
  private static final Duration LONGEST = Duration.ofDays(170);
  private static final int NEVER = Integer.MAX_VALUE;

  private final Path folder;
  private final House house;
  private final List<String> processes;
  private final List<Instant> closed = new ArrayList<>();
  private final List<Person> persons = new ArrayList<>();
  private final Expectations expectations;
  private final AtomicInteger stepsToCrash = new AtomicInteger(NEVER);
  private Duration passed = Duration.ZERO;
  private Set<Person> backedUp = Set.of();
  private Set<Person> consented = Set.of();
  private boolean hasBackup;
  private Service service;

  Course(Path folder) throws IOException {
    this.folder = folder;
    this.house = House.build(Files.createDirectory(folder.resolve("house")));
    house.with(Key.RETENTION_UNSOLICITED, "P1M");
    house.withTalentPool(folder, true);
    this.service = start();
    var story = Story.of(service);
    this.processes =
        List.of(
            story.openProcess("Snar", "P0D"),
            story.openProcess("Sen", "P14D"),
            story.openUnsolicited("Når som helst"));
    processes.forEach(_ -> closed.add(Instant.MAX));
    this.expectations = new Expectations(house, persons, closed);
  }

  private Service start() {
    stepsToCrash.set(NEVER);
    var started =
        house.start(
            new CrashPoints(
                CrashPoints.none().intake(),
                _ -> {
                  if (stepsToCrash.getAndUpdate(n -> n == NEVER ? n : n - 1) <= 0) {
                    throw new IllegalStateException("crashed on purpose");
                  }
                }));
    House.awaitReady(started);
    return started;
  }

  /** Does one thing to one of those whom it may be done to. */
  void take(Deed deed, int who) throws Exception {
    switch (deed) {
      case APPLY -> apply(who % processes.size());
      case CLOSE -> close(who % 2);
      case REOPEN -> reopen(who % 2);
      case DAYS -> days(1 + who * 7 % 40);
      case CRASH -> crash(who % 8);
      case BACK_UP -> backUp();
      case RESTORE -> restore(1 + who % 7);
      case WITHDRAW, CONSENT, HOLD, RELEASE, RESTRICT -> {
        if (!persons.isEmpty()) {
          take(deed, persons.get(who % persons.size()));
        }
      }
    }
  }

  private void take(Deed deed, Person person) {
    switch (deed) {
      case WITHDRAW -> withdraw(person);
      case CONSENT -> consent(person);
      case HOLD -> hold(person);
      case RELEASE -> release(person);
      case RESTRICT -> restrict(person);
      default -> throw new IllegalArgumentException(deed + " is nothing that a person does");
    }
  }

  private void apply(int process) {
    var name = "Person" + persons.size();
    var answer = Story.of(service).apply(processes.get(process), name, name);
    if (answer.status() == 201) {
      var now = now();
      var ends = now.plus(process == 2 ? Duration.ofDays(31) : Duration.ofDays(360));
      persons.add(new Person(answer.json(), name, process, ends));
    }
  }

  private void withdraw(Person person) {
    var decision = Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew");
    var path = "/v1/applications/" + person.id() + "/decision";
    if (Story.of(service).recruiter().post(path, decision).status() == 201) {
      person.withdraws();
    }
  }

  private void consent(Person person) {
    var consent = "/v1/me/consents/talent-pool";
    var me = new Postbox(House.api(service), person.name + "@example.org").signIn();
    var text = me.get(consent).expect(200).json();
    var answer =
        me.put(
            consent,
            Map.of(
                "applicationId", person.id(),
                "textVersion", text.path("version").asText(),
                "language", text.path("language").asText()));
    if (answer.status() == 200) {
      person.consents(Instant.parse(answer.json().path("expiresAt").asText()));
    }
  }

  private void hold(Person person) {
    var until = now().plus(Duration.ofDays(60));
    var answer = officer("pia").hold(person.receipt, null, until);
    if (answer.status() == 201) {
      var id = answer.json().path("id").asText();
      officer("odd").confirm(id).expect(200);
      person.isHeld(id, until);
    }
  }

  private void release(Person person) {
    var hold = person.hold();
    if (hold != null && officer("pia").release(hold).status() == 204) {
      person.isReleased();
    }
  }

  private void restrict(Person person) {
    var answer = officer("pia").restrict(person.receipt, null, "accuracy");
    if (answer.status() == 201) {
      person.isRestricted(Instant.parse(answer.json().path("reviewAt").asText()));
    }
  }

  private void close(int process) {
    var path = "/v1/hiring-processes/" + processes.get(process) + "/close";
    if (closed.get(process).equals(Instant.MAX)
        && Story.of(service).recruiter().post(path).status() == 200) {
      closed.set(process, now().plus(process == 0 ? Duration.ZERO : Duration.ofDays(14)));
    }
  }

  private void reopen(int process) {
    var path = "/v1/hiring-processes/" + processes.get(process) + "/reopen";
    if (Story.of(service).recruiter().post(path).status() == 200) {
      closed.set(process, Instant.MAX);
    }
  }

  /** Never so many that a process closes by itself: that has tests of its own. */
  private void days(int days) {
    if (passed.plusDays(days).compareTo(LONGEST) < 0) {
      passed = passed.plusDays(days);
      house.clock().pass(Duration.ofDays(days));
    }
  }

  /** Whatever is erased from now on stops after so many steps; then nobody serves the house. */
  private void crash(int steps) {
    stepsToCrash.set(steps);
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ofMillis(500))
        .until(() -> house.count("installation") == 1);
    service.close();
    house.machine().pass(LEASES_END);
    service = start();
  }

  private void backUp() throws Exception {
    awaitExpected();
    service.close();
    house.database().copy();
    for (var store : List.of("objects", "keys")) {
      Folders.remove(folder.resolve(store));
      Folders.copy(house.folder().resolve(store), folder.resolve(store));
    }
    backedUp = Set.copyOf(persons);
    consented = Set.copyOf(persons.stream().filter(Person::consented).toList());
    hasBackup = true;
    service = start();
  }

  private void restore(int parts) throws Exception {
    if (!hasBackup) {
      return;
    }
    awaitExpected();
    expectations.awaitSealed();
    service.close();
    if ((parts & 1) != 0) {
      house.database().putBack();
      persons.forEach(this::goesBack);
    }
    if ((parts & 2) != 0) {
      Folders.copy(folder.resolve("objects"), house.folder().resolve("objects"));
    }
    if ((parts & 4) != 0) {
      Folders.copy(folder.resolve("keys"), house.folder().resolve("keys"));
    }
    service = start();
    try (var database = expectations.database()) {
      Restores.accept(database);
    }
  }

  /** What became of a consent is in the journal only once it has outlived its process. */
  private void goesBack(Person person) {
    var expected = expectations.of(person);
    if (!backedUp.contains(person) && expected != Person.Expected.ERASED) {
      person.isLost();
    } else if (!consented.contains(person) && now().isBefore(closed.get(person.process))) {
      person.losesConsent();
    }
  }

  /** See {@link Expectations#await}. */
  void awaitExpected() {
    expectations.await(Story.of(service));
  }

  /** See {@link Expectations#demandAudited}. */
  void demandAudited() {
    expectations.demandAudited();
  }

  private Officer officer(String subject) {
    return Officer.of(House.api(service), subject);
  }

  private Instant now() {
    return house.clock().instant();
  }

  @Override
  public void close() throws IOException, SQLException {
    house.close();
    house.database().dropCopy();
    Folders.remove(folder);
  }
}
