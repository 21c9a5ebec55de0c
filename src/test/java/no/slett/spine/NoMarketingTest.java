package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import no.slett.clock.ServiceClock;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import no.slett.mail.Letter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing advertises. What comes nearest is being kept in mind for later positions: one click in
 * any mail about it ends that at once, without a login and without anybody who weighs it.
 */
@Law("OB-2")
final class NoMarketingTest {
  private static final String POOL = "/v1/talent-pool";
  private static final String CONSENT = "/v1/me/consents/talent-pool";
  private static final Pattern LINK = Pattern.compile("/v1/consents/withdrawals/\\S+");

  /** Why each kind of letter goes out. One that advertises has no line to stand on here. */
  private static final Map<String, String> SERVICE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ReceiptLetter", "what the person just sent in"),
              Map.entry("SecondApplicationLetter", "a warning of what may not be theirs"),
              Map.entry("CodeLetter", "the way in that was just asked for"),
              Map.entry("AddressChangedLetter", "a warning to the address that was given up"),
              Map.entry("WithdrawalLetter", "the withdrawal that was just asked for"),
              Map.entry("ClosingLetter", "what happens to the application, and when"),
              Map.entry("ConsentLetter", "a consent that was given, and its reminders: CO-4"),
              Map.entry("LiftingLetter", "Art. 18(3)"),
              Map.entry("HoldLetter", "why the erasure waits"),
              Map.entry("RequestAnswerLetter", "Art. 12(3) and (4)"),
              Map.entry("RequestDelayLetter", "Art. 12(3)"),
              Map.entry("RequestQuestionLetter", "Art. 12(6)"),
              Map.entry("BreachNoticeLetter", "Art. 34"),
              Map.entry("NoticeChangeLetter", "Art. 13(3)"),
              Map.entry("RefereeLetter", "Art. 14, with the question"),
              Map.entry("OffListLetter", "Art. 14, of a reference from elsewhere"),
              Map.entry("ClosingWarningLetter", "to recruiters"),
              Map.entry("UnnoticedLetter", "to recruiters"),
              Map.entry("DailyReportLetter", "to the privacy officer"),
              Map.entry("RequestAlarmLetter", "to the privacy officer"),
              Map.entry("BreachAlarmLetter", "to the privacy officer")));

  @TempDir private Path folder;
  private House house;
  private ApiClient api;
  private Story story;

  @BeforeEach
  void open() throws IOException {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    var service = house.withTalentPool(folder, true).open();
    api = House.api(service);
    story = Story.of(service);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void everyKindOfLetterIsOneOfService() {
    assertThat(Arrays.stream(Letter.class.getPermittedSubclasses()).map(Class::getSimpleName))
        .as("a new letter needs a reason that is not advertising")
        .containsExactlyInAnyOrderElementsOf(SERVICE.keySet());
  }

  @Test
  void oneClickInAnyMailOfThePoolStopsItAtOnceAndForGood() {
    var process = story.openProcess("Vever", "P14D");
    var gudbjorg = new Postbox(api, "gudbjorg@example.org");
    var gunnlaug = new Postbox(api, "gunnlaug@example.org");
    var grete = new Postbox(api, "grete@example.org");
    join(process, "Gudbjorg", gudbjorg);
    join(process, "Gunnlaug", gunnlaug);
    var until = join(process, "Grete", grete);
    story.close(process);
    house.clock().pass(Duration.ofDays(15));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> inPool() == 3);

    api.post(link(gudbjorg)).expect(200);
    assertThat(inPool()).isEqualTo(2);
    var toGudbjorg = mails(gudbjorg);

    moveTo(ServiceClock.before(until, Period.ofMonths(6)).plusSeconds(60));
    awaitReminders(gunnlaug, 1);
    awaitReminders(grete, 1);
    api.post(link(gunnlaug)).expect(200);
    assertThat(inPool()).isEqualTo(1);
    var toGunnlaug = mails(gunnlaug);

    moveTo(ServiceClock.before(until, Period.ofDays(30)).plusSeconds(60));
    awaitReminders(grete, 2);
    moveTo(until.plus(Duration.ofDays(700)));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> house.count("application") == 0);
    assertThat(mails(gudbjorg)).isEqualTo(toGudbjorg);
    assertThat(mails(gunnlaug)).isEqualTo(toGunnlaug);
    assertThat(house.count("request")).as("nothing was asked for, so nobody weighed it").isZero();
  }

  private Instant join(String process, String name, Postbox postbox) {
    var receipt = story.apply(process, name);
    story.awaitInspected(receipt);
    var me = postbox.signIn();
    var text = me.get(CONSENT).expect(200).json();
    var given = me.put(CONSENT, yes(receipt, text)).expect(200).json();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postbox.texts().stream().anyMatch(mail -> LINK.matcher(mail).find()));
    return Instant.parse(given.path("expiresAt").asText());
  }

  private static Map<String, String> yes(JsonNode receipt, JsonNode text) {
    return Map.of(
        "applicationId", receipt.path("applicationId").asText(),
        "textVersion", text.path("version").asText(),
        "language", text.path("language").asText());
  }

  private int inPool() {
    return story.recruiter().get(POOL).expect(200).json().path("items").size();
  }

  /** The link of the newest mail about the pool. */
  private static String link(Postbox postbox) {
    return postbox.texts().stream()
        .flatMap(mail -> LINK.matcher(mail).results())
        .map(found -> found.group())
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** How many mails somebody has had, once all that is to go out now has gone. */
  private int mails(Postbox postbox) {
    new Traces(house).awaitMailSent();
    return postbox.texts().size();
  }

  private static void awaitReminders(Postbox postbox, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> postbox.texts().stream().filter(m -> m.contains("påminnelse")).count() == count);
  }

  private void moveTo(Instant instant) {
    house.clock().pass(Duration.between(house.clock().instant(), instant));
  }
}
