package no.slett.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.clock.MovedClock;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.RecipientId;
import no.slett.postgres.TestPostgres;
import no.slett.vault.FileObjectStore;
import no.slett.vault.KeyRing;
import no.slett.vault.MasterKey;
import no.slett.vault.OwnKeys;

/** An outbox on a real database, keys in a real store, and a mail server that can be stopped. */
final class MailRoom implements AutoCloseable {
  private static final Scope INTAKE = Scope.system(Purpose.INTAKE, "test");

  final MovedClock clock = new MovedClock(Instant.parse("2027-03-05T11:12:13Z"));
  final HiringProcessId process = HiringProcessId.random();
  final TestDatabase test = TestDatabase.create(TestPostgres.server(), clock);
  final FileObjectStore keyStore;
  final KeyRing keys;
  final OwnKeys ownKeys;
  private final int port = freePort();
  private final GreenMail smtp;

  MailRoom(Path folder) throws IOException {
    keyStore = new FileObjectStore(folder);
    var master = MasterKey.parse(MasterKey.generate());
    keys = new KeyRing(keyStore, master, clock);
    ownKeys = new OwnKeys(keyStore, master, Outbox.KEYS);
    smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    keys.createProcess(process);
    asOwner(
        """
        insert into hiring_process (id, slug, title, kind, language, closing_window, created_at)
        values ('%s', 'a', 'A', 'vacancy', 'nb', 'P14D', now());
        insert into activity values ('recruitment', '6(1)(b)', true, 'none', '{}', now());
        insert into recipient values ('mail-provider', 'Post AS', 'processor', '', '', '', 'NO',
          null, null, false, '{}', true, now())
        """
            .formatted(process));
  }

  void startServer() {
    smtp.start();
  }

  void stopServer() {
    smtp.stop();
  }

  /** The Message-IDs of all that has arrived since the server was started last. */
  List<String> arrived() {
    var ids = new ArrayList<String>();
    for (var message : messages()) {
      try {
        ids.add(message.getMessageID().replaceAll("[<>]|@.*", ""));
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }
    return ids;
  }

  List<MimeMessage> messages() {
    return List.of(smtp.getReceivedMessages());
  }

  /** One of any number of instances that send. */
  OutboxSender sender() {
    return sender(port);
  }

  /** One that sends to another server. */
  OutboxSender sender(int otherPort) {
    return sender(otherPort, Optional.empty());
  }

  /** One whose mail server somebody else runs. */
  OutboxSender sender(RecipientId operator) {
    return sender(port, Optional.of(operator));
  }

  /** The same with a server of the test's choice. */
  OutboxSender sender(int otherPort, Optional<RecipientId> operator) {
    var settings = SmtpTransportTest.settings(otherPort, SmtpSettings.Tls.NONE);
    return new OutboxSender(
        test.database(), keys, ownKeys, new SmtpTransport(settings, clock), operator, clock);
  }

  ApplicationId newApplication() {
    var id = new ApplicationId(UUID.randomUUID());
    keys.create(process, id);
    asOwner(
        """
        insert into application (id, process_id, received_at, stage, locale, notice_version,
            notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
        values ('%1$s', '%2$s', now(), 'new', 'nb', '', '', '', '', '', '', '', '');
        insert into erasure (application_id, process_id, receipt_hash, promised_by)
        values ('%1$s', '%2$s', '%1$s', now())
        """
            .formatted(id, process));
    return id;
  }

  Mail post(ApplicationId application) {
    var mail = Letters.writer().write(Letters.receipt(), no.slett.id.Language.NB);
    var key = keys.application(process, application);
    test.database()
        .run(INTAKE, tx -> Outbox.post(tx, mail, "receipt", process, key, clock.instant()));
    return mail;
  }

  Mail postToController() {
    var letter = Letters.warning(ClosingWarningLetter.Reason.INACTIVITY, 7);
    var mail = Letters.writer().write(letter, no.slett.id.Language.NB);
    test.database()
        .run(
            INTAKE,
            tx -> Outbox.postToController(tx, mail, "closing-warning", process, clock.instant()));
    return mail;
  }

  /** A code, to whatever mailbox. */
  Mail postToMailbox() {
    var mail = Letters.writer().write(Letters.code(), no.slett.id.Language.NB);
    var key = ownKeys.create(mail.id());
    var now = clock.instant();
    test.database()
        .run(
            Scope.system(Purpose.SIGN_IN, "test"),
            tx ->
                Outbox.postToMailbox(
                    tx,
                    mail,
                    "sign-in-code",
                    new Outbox.Alone(key, now.plus(java.time.Duration.ofMinutes(10)), null),
                    List.of(),
                    now));
    return mail;
  }

  /** What the log says of mail: action and the mail's id. */
  List<String> log() {
    return test.database()
        .inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx ->
                tx.list(
                    "select action, item_id from audit_event order by id",
                    row -> row.text("action") + " " + row.uuid("item_id")));
  }

  /** Lines of the ledger: id, application, recipient, path, categories, purpose. */
  List<String> ledger() {
    return test.database()
        .inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx ->
                tx.list(
                    """
                    select concat_ws(' ', id, application_id, recipient, path, categories, purpose)
                      as line from disclosure order by at
                    """,
                    row -> row.text("line")));
  }

  /** Mails that still wait, asked by the owner. */
  long waiting() {
    return ask("select count(*) from outbox");
  }

  long ask(String sql) {
    try (var connection = owner();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void asOwner(String sql) {
    try (var connection = owner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private java.sql.Connection owner() throws SQLException {
    var address = test.address();
    return DriverManager.getConnection(
        address.jdbcUrl() + "?currentSchema=slett", address.ownerUser(), address.ownerPassword());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    smtp.stop();
    test.close();
    keyStore.close();
  }
}
