package no.slett.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.slett.id.RecipientId;
import no.slett.law.Law;
import no.slett.vault.KeyRing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxSenderTest {
  private MailRoom room;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    room = new MailRoom(folder);
    room.startServer();
  }

  @AfterEach
  void close() {
    assertThat(room.test.database().activeConnections()).isZero();
    room.close();
  }

  @Test
  void sendsWhatIsDueAndForgetsIt() throws MessagingException, IOException {
    var mail = room.post(room.newApplication());

    assertThat(room.sender().sendOnce()).isEqualTo(1);

    var message = room.messages().getFirst();
    assertThat(room.arrived()).containsExactly(mail.id().toString());
    assertThat(message.getSubject()).isEqualTo(mail.subject());
    assertThat(message.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo(mail.text().strip());
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("kari@example.no");
    assertThat(room.waiting()).isZero();
    assertThat(room.log()).containsExactly("mail-sent " + mail.id());
    assertThat(room.sender().sendOnce()).isZero();
  }

  @Test
  void whatWaitsIsSealed() {
    var mail = room.post(room.newApplication());
    for (var word : List.of("kari@example.no", "Nordmann", "Utvikler", mail.id().toString())) {
      var hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
      assertThat(
              room.ask(
                  "select count(*) from outbox where encode(sealed, 'hex') like '%" + hex + "%'"))
          .isZero();
    }
  }

  @Test
  void aWarningToTheControllerNeedsNoKey() {
    var mail = room.postToController();
    assertThat(room.sender().sendOnce()).isEqualTo(1);
    assertThat(room.arrived()).containsExactly(mail.id().toString());
  }

  @Test
  void aMailToAMailboxTakesItsOwnKeyWithIt() {
    var mail = room.postToMailbox();
    assertThat(room.keyStore.remaining("mail/")).isOne();
    assertThat(room.sender().sendOnce()).isOne();
    assertThat(room.arrived()).containsExactly(mail.id().toString());
    assertThat(room.keyStore.remaining("mail/")).isZero();
  }

  @Test
  void aMailThatNobodyNeedsAnyMoreIsDroppedWithItsKey() {
    var mail = room.postToMailbox();
    room.clock.pass(Duration.ofMinutes(10));
    assertThat(room.sender().sendOnce()).isZero();
    assertThat(room.waiting()).isZero();
    assertThat(room.arrived()).isEmpty();
    assertThat(room.log()).containsExactly("mail-dropped " + mail.id());
    assertThat(room.keyStore.remaining("mail/")).isZero();
  }

  @Test
  void keysOfMailsThatWereNeverCommittedAreSwept() {
    room.ownKeys.create(java.util.UUID.randomUUID());
    var mail = room.postToMailbox();
    // the room's clock is months ahead of the folder's, so both are old
    room.sender().sweepKeys();
    assertThat(room.ownKeys.find(mail.id()).id()).isEqualTo(mail.id());
    assertThat(room.keyStore.remaining("mail/")).isOne();
  }

  @Test
  void twoSendersSendEachMailOnce() throws Exception {
    var posted = new ArrayList<String>();
    for (var i = 0; i < 30; i++) {
      posted.add(room.post(room.newApplication()).id().toString());
    }
    var sent = 0;
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> work = () -> room.sender().sendOnce();
      for (var result : threads.invokeAll(List.of(work, work))) {
        sent += result.get();
      }
    }
    assertThat(sent).isEqualTo(30);
    assertThat(room.arrived()).containsExactlyInAnyOrderElementsOf(posted);
    assertThat(room.waiting()).isZero();
  }

  @Test
  void waitsLongerEachTimeWhileTheServerIsAway() {
    var first = room.post(room.newApplication());
    var second = room.post(room.newApplication());
    room.stopServer();
    var waits = new ArrayList<Long>();
    for (var i = 0; i < 7; i++) {
      assertThat(room.sender().sendOnce()).isZero();
      assertThat(room.sender().sendOnce()).isZero();
      assertThat(room.sender().sendOnce()).as("both wait").isZero();
      waits.add(wait(first));
      room.clock.pass(Duration.ofMinutes(15));
    }
    assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L);

    room.startServer();
    assertThat(room.sender().sendOnce()).isEqualTo(2);
    assertThat(room.arrived())
        .containsExactlyInAnyOrder(first.id().toString(), second.id().toString());
    assertThat(room.log()).hasSize(2);
  }

  private long wait(Mail mail) {
    return room.ask(
        "select extract(epoch from next_try_at - '"
            + room.clock.instant()
            + "')::bigint from outbox where id = '"
            + mail.id()
            + "'");
  }

  @Test
  void aMailThatAnInstanceHoldsIsSentByNoOtherUntilItsLeaseEnds() throws Exception {
    var mail = room.post(room.newApplication());
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var threads = Executors.newSingleThreadExecutor()) {
      var stuck = threads.submit(room.sender(silent.getLocalPort())::sendOnce);
      try (var _ = silent.accept()) {
        room.clock.pass(Duration.ofMinutes(4));
        assertThat(room.sender().sendOnce()).isZero();
        room.clock.pass(Duration.ofMinutes(1));
        assertThat(room.sender().sendOnce()).isEqualTo(1);
      }
      assertThat(stuck.get()).isZero();
    }
    assertThat(room.arrived()).containsExactly(mail.id().toString());
    assertThat(room.waiting()).isZero();
  }

  @Test
  void aMailThatNoServerWillTakeIsDropped() throws IOException {
    var mail = room.post(room.newApplication());
    try (var server = new RudeServer(Map.of("RCPT", "550 no such user"))) {
      assertThat(room.sender(server.port()).sendOnce()).isZero();
    }
    assertThat(room.waiting()).isZero();
    assertThat(room.log()).containsExactly("mail-dropped " + mail.id());
  }

  @Test
  @Law("AC-3")
  void whoRunsTheMailServerIsInTheLedger() throws IOException {
    var provider = new RecipientId("mail-provider");
    var application = room.newApplication();
    var mail = room.post(application);
    room.postToMailbox();
    room.postToController();
    assertThat(room.ledger()).isEmpty();

    assertThat(room.sender(provider).sendOnce()).isEqualTo(3);

    var line = " mail-provider mail {profile,correspondence} recruitment";
    assertThat(room.ledger()).containsExactly(mail.id() + " " + application + line);

    var refused = room.post(application);
    try (var server = new RudeServer(Map.of("RCPT", "550 no such user"))) {
      room.sender(server.port(), Optional.of(provider)).sendOnce();
    }
    assertThat(room.ledger()).hasSize(2).anyMatch(l -> l.startsWith(refused.id().toString()));
  }

  @Test
  void theControllersOwnMailServerIsNoRecipient() {
    room.post(room.newApplication());
    assertThat(room.sender().sendOnce()).isOne();
    assertThat(room.ledger()).isEmpty();
  }

  @Test
  void whatNobodyTookOverWasNotDisclosed() {
    room.post(room.newApplication());
    room.stopServer();
    assertThat(room.sender(new RecipientId("mail-provider")).sendOnce()).isZero();
    assertThat(room.ledger()).isEmpty();
  }

  @Test
  void afterTheClaimOfAnErasureNothingIsSent() {
    var application = room.newApplication();
    room.post(application);
    var other = room.post(room.newApplication());
    room.asOwner(
        "update erasure set claimed_at = now() where application_id = '" + application + "'");

    assertThat(room.sender().sendOnce()).isEqualTo(1);

    assertThat(room.arrived()).containsExactly(other.id().toString());
    assertThat(room.waiting()).isEqualTo(1);
  }

  @Test
  void aMissingKeyKeepsTheMailAndHoldsUpNoOther() {
    var application = room.newApplication();
    var mail = room.post(application);
    room.clock.pass(Duration.ofSeconds(1));
    var other = room.post(room.newApplication());
    var name = KeyRing.objectOf(room.process, application);
    var bytes = room.keyStore.find(name).orElseThrow();
    room.keyStore.delete(List.of(name));
    room.keys.forget(room.process, application);

    assertThat(room.sender().sendOnce()).isEqualTo(1);
    assertThat(room.arrived()).containsExactly(other.id().toString());

    room.keyStore.put(name, bytes);
    room.clock.pass(Duration.ofSeconds(30));
    assertThat(room.sender().sendOnce()).isEqualTo(1);
    assertThat(room.arrived()).contains(mail.id().toString());
  }

  @Test
  void whatIsHeldStays() {
    room.post(room.newApplication());
    room.asOwner("update outbox set held = true");
    assertThat(room.sender().sendOnce()).isZero();
    assertThat(room.waiting()).isEqualTo(1);
  }
}
