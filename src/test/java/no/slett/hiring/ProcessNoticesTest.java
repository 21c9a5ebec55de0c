package no.slett.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import no.slett.basis.Catalogue;
import no.slett.basis.Controller;
import no.slett.basis.ControllerFile;
import no.slett.basis.Country;
import no.slett.basis.DataMap;
import no.slett.basis.Notice;
import no.slett.basis.NoticeWriter;
import no.slett.basis.Recipient;
import no.slett.basis.StoredNotices;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;
import no.slett.id.RecipientId;
import no.slett.law.Law;
import no.slett.mail.MailAddress;
import no.slett.settings.Texts;
import no.slett.settings.Translated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessNoticesTest {
  private static final Scope CLOCK = Scope.system(Purpose.CLOCK, "test");

  private HiringRoom room;

  @BeforeEach
  void open(@TempDir Path folder) {
    room = new HiringRoom(folder);
  }

  @AfterEach
  void close() {
    assertThat(room.database().activeConnections()).isZero();
    room.close();
  }

  @Test
  @Law("IN-1")
  void theNoticeStatesTheTermsOfTheProcess() {
    var id = room.open(null, null, "P9D");
    refresh(id, "Eksempel AS");
    assertThat(text(id)).contains("closes 9 days after", "12 months", "180 days", "Eksempel AS");
  }

  @Test
  @Law("IN-1")
  void anUnsolicitedProcessStatesHowLongItKeeps() {
    var id = room.open(Kind.UNSOLICITED, null, null);
    refresh(id, "Eksempel AS");
    assertThat(text(id)).contains("6 months").doesNotContain("180 days");
  }

  @Test
  void atStartAllThatPeopleMayStillApplyToAreRefreshed() {
    var open = room.open();
    var closed = room.open(null, null, "P0D");
    var draft =
        room.hiring.create(
            HiringRoom.KARI, new Hiring.Draft("Senere", null, null, null, null, null));
    refresh(open, "Før AS");
    refresh(closed, "Før AS");
    room.hiring.close(HiringRoom.KARI, closed);

    notices("Etter AS").refreshAll(room.database());

    assertThat(text(open)).contains("Etter AS");
    assertThat(text(closed)).contains("Før AS");
    assertThat(current(draft.id())).isEmpty();
  }

  private void refresh(HiringProcessId id, String controller) {
    var process = room.process(id);
    room.database().run(CLOCK, tx -> notices(controller).refresh(tx, process));
  }

  private String text(HiringProcessId id) {
    return current(id).orElseThrow().text();
  }

  private Optional<Notice> current(HiringProcessId id) {
    return room.database()
        .inTransaction(
            Scope.of(Purpose.PUBLIC, Actor.anonymous()),
            tx -> StoredNotices.current(tx, id, Language.EN));
  }

  private static ProcessNotices notices(String controller) {
    var catalogue = Catalogue.load(null);
    var writer =
        new NoticeWriter(
            catalogue,
            new ControllerFile(
                new Controller(
                    controller,
                    "921074352",
                    "Karenslyst allé 56, 0277 Oslo",
                    new MailAddress("jobb@example.no"),
                    new Country("NO"),
                    null,
                    null),
                List.of(
                    new Recipient(
                        new RecipientId("hosting"),
                        "Eksempel Drift AS",
                        Recipient.Role.PROCESSOR,
                        new Translated("drift", "drift", "hosting"),
                        new Country("NO"),
                        null,
                        new Recipient.Contract("2026-1", List.of()),
                        null,
                        null,
                        null,
                        null))),
            DataMap.packaged(catalogue),
            Texts.load(NoticeWriter.class, NoticeWriter.TEXTS, null),
            URI.create("https://jobb.example.no/"),
            null);
    return new ProcessNotices(new StoredNotices(writer), Retention.defaults(), Period.ofDays(30));
  }
}
