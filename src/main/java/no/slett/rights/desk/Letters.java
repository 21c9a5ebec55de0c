package no.slett.rights.desk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import no.slett.basis.ActivityId;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.mail.Letter;
import no.slett.mail.LetterWriter;
import no.slett.mail.Mail;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.RequestAnswerLetter;
import no.slett.mail.RequestAnswerLetter.Line;
import no.slett.mail.RequestDelayLetter;
import no.slett.mail.RequestQuestionLetter;
import no.slett.mail.Sender;
import no.slett.rights.RequestPapers.Content;
import no.slett.rights.RequestRow;
import no.slett.vault.OwnKeys;
import org.jspecify.annotations.Nullable;

/**
 * What the desk writes to people. A mail has a key of its own: it outlives what it is about. To
 * whom gave no mailbox nothing is sent; the officer prints the letter.
 */
public final class Letters {
  /** After which a mail that no server took is dropped; the letter stays with the request. */
  private static final Duration USEFUL = Duration.ofDays(7);

  private final LetterWriter writer;
  private final Sender sender;
  private final URI service;
  private final OwnKeys mailKeys;
  private final InstantSource systemClock;

  /** Takes what a letter is made of. */
  public Letters(
      LetterWriter writer,
      Sender sender,
      URI service,
      OwnKeys mailKeys,
      InstantSource systemClock) {
    this.writer = writer;
    this.sender = sender;
    this.service = service;
    this.mailKeys = mailKeys;
    this.systemClock = systemClock;
  }

  /** The answer, from its decision. */
  Mail answer(
      RequestRow request,
      Content content,
      Decision decision,
      List<About> about,
      @Nullable Instant collectUntil) {
    var letter =
        new RequestAnswerLetter(
            to(content),
            sender,
            request.type().wire(),
            request.receivedAt(),
            decision.outcome(),
            decision.list().stream().map(item -> line(item, about)).toList(),
            decision.refusal(),
            decision.refusal() == null ? decision.text() : null,
            collectUntil,
            service);
    return write(letter, request.language());
  }

  private static Line line(Decision.Item item, List<About> about) {
    for (var one : about) {
      for (var part : one.parts()) {
        if (part.id().toString().equals(item.item())) {
          return new Line(part.kind(), one.title(), item.refusal());
        }
      }
    }
    throw new IllegalStateException("an item of the decision is not of the request");
  }

  Mail delay(RequestRow request, Content content, String reason, String text) {
    var letter =
        new RequestDelayLetter(
            to(content),
            sender,
            request.type().wire(),
            request.receivedAt(),
            request.due().extended(),
            reason,
            text);
    return write(letter, request.language());
  }

  Mail question(RequestRow request, Content content, String method, String text) {
    var letter =
        new RequestQuestionLetter(
            to(content),
            sender,
            request.type().wire(),
            request.receivedAt(),
            method,
            text,
            service.resolve("/me"));
    return write(letter, request.language());
  }

  Mail write(Letter letter, Language language) {
    return writer.write(letter, language);
  }

  /** Sends it, if there is a mailbox to send it to. */
  void post(Transaction tx, RequestRow request, Content content, Mail mail, String kind) {
    if (content.email() != null) {
      post(tx, mail, kind, about(tx, request));
    }
  }

  /** Sends it to the officer: it names the request, and nobody. */
  void postToOfficer(Transaction tx, Mail mail, String kind) {
    post(tx, mail, kind, List.of());
  }

  private void post(Transaction tx, Mail mail, String kind, List<ApplicationId> about) {
    var now = systemClock.instant();
    var alone =
        new Outbox.Alone(mailKeys.create(mail.id()), now.plus(USEFUL), ActivityId.RIGHTS.value());
    Outbox.postToMailbox(tx, mail, kind, alone, about, now);
  }

  private static List<ApplicationId> about(Transaction tx, RequestRow request) {
    return tx.list(
        "select application_id from request_application where request_id = ?",
        row -> new ApplicationId(row.uuid("application_id")),
        request.id());
  }

  Sender sender() {
    return sender;
  }

  URI page(RequestRow request) {
    return service.resolve(DeskRoutes.PATH + "/" + request.id());
  }

  private MailAddress to(Content content) {
    return content.email() == null
        ? sender.contact()
        : new MailAddress(Objects.requireNonNull(content.email()));
  }
}
