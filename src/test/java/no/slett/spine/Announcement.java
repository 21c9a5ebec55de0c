package no.slett.spine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import no.slett.clock.ServiceClock;
import no.slett.config.Key;
import no.slett.id.Language;
import no.slett.settings.Wording;
import org.awaitility.Awaitility;

/** A controller who declares somebody new to people who have applied, and what these read of it. */
record Announcement(House house, FakeRecipient recipient) {
  private static final Path CONTROLLER =
      Path.of("src", "test", "resources", "no", "slett", "basis", "controller.yaml");

  /** What the letter says in Bokmål, Nynorsk and English. */
  private static final List<String> NEWS =
      List.of(
          "skal få opplysninger om deg", "skal få opplysningar om deg", "going to get data about");

  /** Starts anew with the recipient declared, and one more line such as its day. */
  Story declare(String line) {
    house.close();
    try {
      recipient.declareTo(house, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Story.of(house.open());
  }

  /** The controller's file without the recipient, changed and continued. */
  House controller(String what, String by, String more) {
    try {
      var text = Files.readString(CONTROLLER).replace(what, by) + more;
      var file = Files.writeString(house.folder().resolve("controller-other.yaml"), text);
      return house.with(Key.CONTROLLER_FILE, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The letters about somebody new that this person has got. */
  List<String> letters(Story story, String name) {
    return new Postbox(story.anonymous(), name + "@example.org")
        .texts().stream().filter(text -> NEWS.stream().anyMatch(text::contains)).toList();
  }

  /** The letter that comes, and is the only one. */
  String awaitLetter(Story story, String name) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> letters(story, name).size() == 1);
    return letters(story, name).getFirst();
  }

  /** Returns once no letter waits and the journal remembers all of them. */
  void awaitRemembered() {
    for (var rows :
        List.of(
            "outbox",
            "notice_told where entry is null",
            "journal_entry where effected_at is null")) {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> house.count(rows) == 0);
    }
  }

  /** Today in Norway, by the service's clock, and so many days on. */
  LocalDate in(int days) {
    return LocalDate.ofInstant(house.clock().instant(), ServiceClock.ZONE).plusDays(days);
  }

  static String written(LocalDate day, Language language) {
    return new Wording(language).date(day.atStartOfDay(ServiceClock.ZONE).toInstant());
  }
}
