package no.slett.rights.export;

import java.util.List;
import java.util.UUID;
import no.slett.access.Entry;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.rights.RequestPapers;
import no.slett.rights.RequestPapers.Paper;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a mailbox has asked for and what it was answered, with every letter. Not the drafts of
 * a decision: what was decided is what the letter says.
 */
final class RequestsSection {
  static final String NAME = "requests";
  private static final String DECISION = "decision";

  private final RequestPapers papers;

  RequestsSection(RequestPapers papers) {
    this.papers = papers;
  }

  /** In a transaction of purpose {@code rights} about the mailbox; newest first. */
  List<Entry> read(Transaction tx, byte[] mailbox) {
    return tx.list(
        """
        select id, type, channel, language, ground, received_at, due_internal, due_legal,
            due_extended, blocks_until, extended_at, extension_reason, outcome, decided_at,
            answered_at
        from request where mailbox_tag = ? order by received_at desc, id
        """,
        row -> entry(tx, row),
        (Object) mailbox);
  }

  private Entry entry(Transaction tx, Row row) {
    var id = row.uuid("id");
    var entry =
        new Entry()
            .code("type", row.text("type"))
            .at("receivedAt", row.instant("received_at"))
            .code("channel", row.text("channel"))
            .code("language", row.text("language"))
            .code("ground", row.textOrNull("ground"));
    papers
        .content(tx, id)
        .ifPresent(
            content ->
                entry
                    .text("email", content.email())
                    .text("postal", content.postal())
                    .text("text", content.text()));
    return entry
        .at("dueInternal", row.instant("due_internal"))
        .at("dueLegal", row.instant("due_legal"))
        .at("dueExtended", row.instant("due_extended"))
        .at("blocksUntil", row.instantOrNull("blocks_until"))
        .at("extendedAt", row.instantOrNull("extended_at"))
        .code("extensionReason", row.textOrNull("extension_reason"))
        .code("outcome", row.textOrNull("outcome"))
        .at("decidedAt", row.instantOrNull("decided_at"))
        .at("answeredAt", row.instantOrNull("answered_at"))
        .entries("about", about(tx, id))
        .entries("pauses", pauses(tx, id))
        .entries("outcomes", outcomes(tx, id))
        .entries("papers", papers.all(tx, id).stream().map(RequestsSection::paper).toList())
        .entries("requestLog", log(tx, id))
        .text("id", id);
  }

  private static List<Entry> about(Transaction tx, UUID id) {
    return tx.list(
        """
        select a.application_id, p.title
        from request_application a join hiring_process p on p.id = a.process_id
        where a.request_id = ? order by a.application_id
        """,
        row ->
            new Entry()
                .text("title", row.text("title"))
                .text("applicationId", row.uuid("application_id")),
        id);
  }

  private static List<Entry> pauses(Transaction tx, UUID id) {
    return tx.list(
        "select method, began_at, ended_at from request_pause where request_id = ? order by"
            + " began_at",
        row ->
            new Entry()
                .code("method", row.text("method"))
                .at("beganAt", row.instant("began_at"))
                .at("endedAt", row.instantOrNull("ended_at")),
        id);
  }

  private static List<Entry> outcomes(Transaction tx, UUID id) {
    return tx.list(
        """
        select application_id, activity, outcome, restriction_id from request_outcome
        where request_id = ? order by application_id, activity
        """,
        row ->
            new Entry()
                .code("activity", row.text("activity"))
                .code("outcome", row.text("outcome"))
                .text("applicationId", row.uuid("application_id"))
                .text("restrictionId", row.uuidOrNull("restriction_id")),
        id);
  }

  private static List<Entry> log(Transaction tx, UUID id) {
    return tx.list(
        "select at, role, action, why from request_log(?) order by at",
        row ->
            new Entry()
                .at("at", row.instant("at"))
                .code("role", row.text("role"))
                .code("action", row.text("action"))
                .code("purpose", row.text("why")),
        id);
  }

  private static Entry paper(Paper paper) {
    var entry = new Entry().code("paper", paper.kind()).at("writtenAt", paper.writtenAt());
    return paper.kind().equals(DECISION)
        ? entry
        : entry
            .code("reasonCode", typed(paper, "reasonCode"))
            .code("method", typed(paper, "method"))
            .text("subject", typed(paper, "subject"))
            .text("reason", typed(paper, "reason"))
            .text("text", typed(paper, "text"));
  }

  private static @Nullable String typed(Paper paper, String name) {
    return paper.said().path(name).asText(null);
  }
}
