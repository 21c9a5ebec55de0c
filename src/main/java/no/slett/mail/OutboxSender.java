package no.slett.mail;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.disclosure.Disclosure;
import no.slett.disclosure.Disclosures;
import no.slett.id.RecipientId;
import no.slett.vault.ItemKey;
import no.slett.vault.KeyMissingException;
import no.slett.vault.KeyRing;
import no.slett.vault.OwnKeys;
import no.slett.vault.SealBrokenException;

/**
 * Sends what is due in the outbox. Any number of instances share the work.
 *
 * <p>A mail is taken by moving its next try ahead, before it is sent, so that no two instances send
 * the same one at once. An instance that stops midway leaves it for when that time comes: each mail
 * goes out at least once, always under the same Message-ID.
 *
 * <p>Once the erasure of an application is claimed, its mails cannot be taken any more (a policy of
 * the database). One that is just being handed over then is not called back.
 */
public final class OutboxSender {
  private static final System.Logger LOG = System.getLogger(OutboxSender.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.MAIL, "outbox");

  /** Longer than handing over one mail may take by the transport's time-outs. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final int MOST_AT_ONCE = 500;
  private static final Delivery SERVER_AWAY = new Delivery.Unavailable(0);

  private final Database database;
  private final KeyRing keys;
  private final OwnKeys ownKeys;
  private final MailTransport transport;
  private final Optional<RecipientId> operator;
  private final InstantSource systemClock;

  /**
   * Takes what it sends with.
   *
   * @param operator who runs the mail server, and so is given what is in a mail; empty when it is
   *     the controller itself
   */
  public OutboxSender(
      Database database,
      KeyRing keys,
      OwnKeys ownKeys,
      MailTransport transport,
      Optional<RecipientId> operator,
      InstantSource systemClock) {
    this.database = database;
    this.keys = keys;
    this.ownKeys = ownKeys;
    this.transport = transport;
    this.operator = operator;
    this.systemClock = systemClock;
  }

  /**
   * Sends what is due, 500 mails at most, and stops early when the mail server is away.
   *
   * @return how many mails the server took over
   */
  public int sendOnce() {
    var sent = 0;
    for (var i = 0; i < MOST_AT_ONCE; i++) {
      var due = take();
      if (due.isEmpty()) {
        return sent;
      }
      var delivery = send(due.get());
      if (delivery.filter(Delivery.Sent.class::isInstance).isPresent()) {
        sent++;
      } else if (delivery.filter(SERVER_AWAY::equals).isPresent()) {
        return sent;
      }
    }
    return sent;
  }

  private Optional<DueMail> take() {
    return database.inTransaction(SCOPE, tx -> DueMail.take(tx, systemClock.instant(), LEASE));
  }

  /** What became of it; empty when it could not even be opened. */
  private Optional<Delivery> send(DueMail due) {
    if (due.isUseless(systemClock.instant())) {
      finish(due, Action.MAIL_DROPPED, List.of());
      return Optional.empty();
    }
    var delivery = open(due).map(transport::send);
    switch (delivery.orElse(SERVER_AWAY)) {
      case Delivery.Sent _ -> handedOver(due, Action.MAIL_SENT);
      case Delivery.Refused _ -> handedOver(due, Action.MAIL_DROPPED);
      case Delivery.Unavailable _ -> postpone(due);
    }
    return delivery;
  }

  /**
   * A key that is not there although no erasure was claimed is an alarm, and no reason to lose the
   * mail: it waits for the key, or for the erasure, which removes it.
   */
  private Optional<Mail> open(DueMail due) {
    try {
      return Optional.of(due.sealed().open(due.id(), () -> key(due)));
    } catch (KeyMissingException | SealBrokenException e) {
      LOG.log(Level.ERROR, "mail " + due.id() + " cannot be opened and waits", e);
      return Optional.empty();
    }
  }

  private ItemKey key(DueMail due) {
    return due.alone()
        ? ownKeys.find(due.id())
        : keys.application(
            Objects.requireNonNull(due.process()), Objects.requireNonNull(due.application()));
  }

  /**
   * Destroys keys of mails that are gone, or never were committed. Those younger than an hour may
   * belong to a transaction under way.
   */
  public void sweepKeys() {
    var old = ownKeys.olderThan(systemClock.instant().minus(Duration.ofHours(1)));
    var waiting =
        database.inTransaction(
            SCOPE,
            tx ->
                tx.list(
                    "select id from outbox where id = any (?::uuid[])",
                    row -> row.uuid("id"),
                    Transaction.array(old)));
    ownKeys.destroy(old.stream().filter(id -> !waiting.contains(id)).toList());
  }

  /** Who runs the server has had the mail, or at least its address, taken or not. */
  private void handedOver(DueMail due, Action action) {
    finish(due, action, operator.map(due::disclosedTo).orElse(List.of()));
  }

  private void finish(DueMail due, Action action, List<Disclosure> disclosures) {
    database.run(
        SCOPE,
        tx -> {
          due.remove(tx);
          disclosures.forEach(d -> Disclosures.record(tx, d));
          Audit.record(
              tx, SCOPE, new Audit.Event(action, due.process(), due.application(), due.id(), null));
        });
    if (due.alone()) {
      ownKeys.destroy(List.of(due.id()));
    }
  }

  private void postpone(DueMail due) {
    database.run(SCOPE, tx -> due.postpone(tx, systemClock.instant()));
  }
}
